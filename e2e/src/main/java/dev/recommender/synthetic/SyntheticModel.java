package dev.recommender.synthetic;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** What a model holds, computed from the seed at every look: it takes no memory. */
public record SyntheticModel(ModelShape shape, long seed) {
  /** Of genres as MovieLens has them. */
  private static final List<String> GENRES =
      List.of("Action", "Comedy", "Crime", "Documentary", "Drama", "Horror", "Romance", "Thriller");

  private static final int FIRST_YEAR = 1920;
  private static final int YEARS = 105;
  private static final int ID_STEP = 3;
  private static final long ITEM = 1;
  private static final long AUDIENCE = 2;
  private static final long USER = 3;
  private static final long RATED = 4;

  /** Ascending with the position, with gaps as in real catalogues. */
  public int movieId(int position) {
    return ID_STEP * position + 1;
  }

  public int positionOf(int movieId) {
    return movieId / ID_STEP;
  }

  public String title(int position) {
    return Titles.of(position);
  }

  public int year(int position) {
    return FIRST_YEAR + position % YEARS;
  }

  /** One genre or two. */
  public List<String> genres(int position) {
    String first = GENRES.get(position % GENRES.size());
    String second = GENRES.get(position / GENRES.size() % GENRES.size());
    return first.equals(second) ? List.of(first) : List.of(first, second);
  }

  /** A long tail over the positions. */
  public int ratingCount(int position) {
    return 50 + (int) (100_000L / (1 + position % 10_000));
  }

  /** The norms differ as those of a trained model do: few are large. */
  public float[] factors(int position) {
    SplittableRandom random = random(ITEM, position);
    double u = random.nextDouble();
    return vector(random, 0.2 + 0.8 * u * u * u);
  }

  /** The mean taste of those who liked the movie. */
  public float[] audienceFactors(int position) {
    return vector(random(AUDIENCE, position), 1);
  }

  public float[] userFactors(int user) {
    return vector(random(USER, user), 1);
  }

  /** The id by which the person is known to applications. */
  public String userId(int user) {
    return "reader-%d-of-library".formatted(user);
  }

  /** Positions of the movies that the person has rated, ascending, each once. */
  public int[] rated(int user) {
    SplittableRandom random = random(RATED, user);
    int count = Math.min(20 + random.nextInt(80), shape.items());
    return random.ints(0, shape.items()).distinct().limit(count).sorted().toArray();
  }

  /** Of those, two of three. */
  public int[] liked(int user) {
    return IntStream.of(rated(user)).filter(this::isLiked).toArray();
  }

  /** By everybody who has rated it. */
  public boolean isLiked(int position) {
    return position % 3 != 0;
  }

  /** All item factors, row by row. */
  public float[] matrix() {
    float[] matrix = new float[shape.items() * shape.dimensions()];
    for (int position = 0; position < shape.items(); position++) {
      float[] row = factors(position);
      System.arraycopy(row, 0, matrix, position * row.length, row.length);
    }
    return matrix;
  }

  private float[] vector(SplittableRandom random, double norm) {
    double scale = norm / Math.sqrt(shape.dimensions());
    float[] vector = new float[shape.dimensions()];
    for (int n = 0; n < vector.length; n++) {
      vector[n] = (float) (scale * random.nextGaussian());
    }
    return vector;
  }

  private SplittableRandom random(long kind, int position) {
    return new SplittableRandom((((seed << 3) + kind) << 32) + position);
  }
}
