package dev.recommender.service.catalogue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** The movies of ml-latest-small, with the years and popularity that the data set gives them. */
final class RealCatalogue {
  private static final Path ZIP = Path.of("../e2e/data/ml-latest-small.zip");
  private static final Pattern LINE = Pattern.compile("(\\d+),(?:\"(.*)\"|([^,]*)),([^,]*)");
  private static final Pattern DATED = Pattern.compile("(.*) \\((\\d{4})(?:[–-]\\d*)?\\)\\s*");

  private RealCatalogue() {}

  /** As the data set writes them, but for the year, which stands apart. */
  static List<Movie> movies() throws IOException {
    try (ZipFile zip = new ZipFile(ZIP.toFile())) {
      Map<String, Long> ratings =
          lines(zip, "ratings.csv")
              .map(line -> line.split(",", -1)[1])
              .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
      return lines(zip, "movies.csv").map(line -> movie(line, ratings)).toList();
    }
  }

  private static Stream<String> lines(ZipFile zip, String name) throws IOException {
    byte[] text = zip.getInputStream(zip.getEntry("ml-latest-small/" + name)).readAllBytes();
    return new String(text, StandardCharsets.UTF_8).lines().skip(1);
  }

  private static Movie movie(String line, Map<String, Long> ratings) {
    Matcher parts = matched(LINE, line);
    String quoted = parts.group(2);
    String title = quoted == null ? parts.group(3) : quoted.replace("\"\"", "\"");
    Matcher dated = DATED.matcher(title);
    boolean isDated = dated.matches();
    int rated = ratings.getOrDefault(parts.group(1), 0L).intValue();
    Integer year = isDated ? Integer.valueOf(dated.group(2)) : null;
    int id = Integer.parseInt(parts.group(1));
    return Movies.movie(id, isDated ? dated.group(1) : title, year, rated);
  }

  private static Matcher matched(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(text);
    }
    return matcher;
  }
}
