package dev.recommender.synthetic;

/** How large a model is. */
public record ModelShape(int items, int dimensions, int users) {
  private static final int USERS = 2_000;

  public ModelShape {
    if (items < 1 || items > Titles.COUNT || dimensions < 1 || users < 1) {
      throw new IllegalArgumentException(
          "a model of %d items, %d dimensions and %d users, expected 1 to %d items and at least 1"
              .formatted(items, dimensions, users, Titles.COUNT));
    }
  }

  /** With a few thousand people. */
  public static ModelShape of(int items, int dimensions) {
    return new ModelShape(items, dimensions, USERS);
  }

  @Override
  public String toString() {
    return "%,d × %d".formatted(items, dimensions);
  }
}
