package dev.recommender.benchmark.movielens;

import dev.recommender.benchmark.movielens.Viewer.Rating;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * A data set in MovieLens' CSV format whose people rate by a hidden taste; the same shape and seed
 * give the same bytes. Memory grows with people and movies, not with ratings.
 */
public final class GeneratedDataset {
  private static final double QUALITY_STARS = 0.4;
  private static final int BUFFER = 1 << 20;

  private final DatasetShape shape;
  private final long seed;

  public GeneratedDataset(DatasetShape shape, long seed) {
    this.shape = shape;
    this.seed = seed;
  }

  /** Writes {@code ratings.csv}, {@code movies.csv} and {@code links.csv}. */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    SplittableRandom random = new SplittableRandom(seed);
    int[] ids = MovieFiles.ids(shape.items(), random.split());
    Taste taste = new Taste(shape.items(), random.split());
    new MovieFiles(ids, taste, random.split()).write(folder);
    Popularity popularity = Popularity.of(shape.items(), random.split());
    Viewer viewer = new Viewer(taste, popularity, quality(random.split()));
    int[] activity = Activity.of(shape, random.split());
    Path ratings = folder.resolve("ratings.csv");
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(ratings), BUFFER)) {
      file.write(ascii("userId,movieId,rating,timestamp\n"));
      StringBuilder lines = new StringBuilder();
      for (int user = 0; user < activity.length; user++) {
        lines.setLength(0);
        for (Rating rating : viewer.next(activity[user], random.split())) {
          append(lines, user + 1, ids[rating.item()], rating);
        }
        file.write(ascii(lines.toString()));
      }
    }
  }

  private static void append(StringBuilder lines, int user, int movieId, Rating rating) {
    lines.append(user).append(',').append(movieId).append(',');
    lines.append(rating.halves() / 2).append(rating.halves() % 2 == 0 ? ".0," : ".5,");
    lines.append(rating.time()).append('\n');
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private double[] quality(SplittableRandom random) {
    return random
        .doubles(shape.items())
        .map(uniform -> QUALITY_STARS * (2 * uniform - 1))
        .toArray();
  }
}
