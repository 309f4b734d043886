package dev.recommender.service.catalogue;

import static dev.recommender.service.catalogue.Movies.movie;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Some titles as MovieLens writes them: id, number of ratings, title with year. */
final class MovieLensTitles {
  private static final Pattern LINE = Pattern.compile("(\\d+)\t(\\d+)\t(.*) \\((\\d{4})\\)");

  private MovieLensTitles() {}

  static List<Movie> movies() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(MovieLensTitles.class.getResourceAsStream("movielens-titles.txt"))) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(MovieLensTitles::read).toList();
    }
  }

  /** The same movies as training publishes them: article in front, alternatives apart. */
  static List<Movie> published() throws IOException {
    return movies().stream().map(MovieLensTitles::published).toList();
  }

  private static Movie published(Movie movie) {
    WrittenTitle written = WrittenTitle.parse(movie.title());
    return new Movie(
        movie.id(),
        written.main(),
        movie.year(),
        written.alternatives(),
        movie.genres(),
        movie.tags(),
        movie.links(),
        movie.popularity());
  }

  private static Movie read(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException(line);
    }
    return movie(
        Integer.parseInt(parts.group(1)),
        parts.group(3),
        Integer.valueOf(parts.group(4)),
        Integer.parseInt(parts.group(2)));
  }
}
