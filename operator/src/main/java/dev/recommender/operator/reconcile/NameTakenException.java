package dev.recommender.operator.reconcile;

/** An object of a needed name exists and belongs to somebody else; it is not touched. */
final class NameTakenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NameTakenException(String kind, String name) {
    super(
        "%s \"%s\" exists and does not belong to this resource: rename one of them"
            .formatted(kind, name));
  }
}
