package dev.recommender.training.clean;

import dev.recommender.training.load.DataFile;
import dev.recommender.training.load.DatasetFormat;
import dev.recommender.training.load.LineParser;
import dev.recommender.training.load.RawTables;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Merges movies and links; what it keeps is of the size of the catalogue. */
final class CatalogueReader {
  private static final int ID = 0;
  private static final int TITLE = 1;
  private static final int GENRES = 2;
  private static final int IMDB = 1;
  private static final int TMDB = 2;
  private static final String NO_GENRES = "(no genres listed)";
  private static final String[] NO_LINK = {"", "", ""};

  private final DatasetFormat format;
  private final LineParser parser;
  private final RejectedRows rejected;
  private final Map<Integer, String[]> links = new HashMap<>();
  private final TreeMap<Integer, Movie> movies = new TreeMap<>();

  private CatalogueReader(DatasetFormat format, RejectedRows rejected) {
    this.format = format;
    this.parser = new LineParser(format, DataFile.MOVIES.columns());
    this.rejected = rejected;
  }

  /** Movies by id, none of them twice. */
  static List<Movie> read(RawTables raw, RejectedRows rejected) {
    CatalogueReader reader = new CatalogueReader(raw.format(), rejected);
    reader.addLinks(raw.links());
    reader.addMovies(raw.movies());
    return SameMovies.merge(List.copyOf(reader.movies.values()));
  }

  private void addLinks(List<String> lines) {
    for (String line : lines.subList(Math.min(first(), lines.size()), lines.size())) {
      String[] values = parser.parse(line);
      Integer id = values == null ? null : Numbers.integer(values[ID]);
      if (values != null && id != null) {
        links.putIfAbsent(id, values);
      }
    }
  }

  private int first() {
    return format.hasHeader() ? 1 : 0;
  }

  private void addMovies(List<String> lines) {
    for (int n = first(); n < lines.size(); n++) {
      if (!lines.get(n).isEmpty()) {
        addMovie(parser.parse(lines.get(n)), n + 1);
      }
    }
  }

  private void addMovie(String @Nullable [] values, int line) {
    Integer id = values == null ? null : Numbers.integer(values[ID]);
    if (values == null || id == null || values[TITLE].isBlank()) {
      rejected.add(Rejection.MALFORMED_MOVIE, line);
    } else if (movies.putIfAbsent(id, movie(id, values)) != null) {
      rejected.add(Rejection.DUPLICATE_MOVIE, line);
    }
  }

  private Movie movie(int id, String[] values) {
    String[] link = links.getOrDefault(id, NO_LINK);
    return new Movie(
        id,
        List.of(),
        TitleParser.parse(values[TITLE]),
        genres(values[GENRES]),
        known(link[IMDB]),
        known(link[TMDB]),
        List.of());
  }

  private static @Nullable String known(String value) {
    return value.isBlank() ? null : value.strip();
  }

  private static List<String> genres(String written) {
    if (written.equals(NO_GENRES)) {
      return List.of();
    }
    return Arrays.stream(written.split("\\|", -1))
        .map(String::strip)
        .filter(genre -> !genre.isEmpty())
        .distinct()
        .toList();
  }
}
