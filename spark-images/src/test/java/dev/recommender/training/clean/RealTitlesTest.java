package dev.recommender.training.clean;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.training.load.DatasetFiles;
import dev.recommender.training.load.DatasetFormat;
import dev.recommender.training.load.DatasetSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All titles of the real small set, held against what stands in them by simpler means. */
final class RealTitlesTest {
  private static final Pattern FOUR_DIGITS = Pattern.compile("\\((\\d{4})\\b[^()]*\\)\\s*$");
  private static final Pattern LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");

  @TempDir private static Path scratch;
  private static List<String> written = List.of();
  private static List<MovieTitle> titles = List.of();

  @BeforeAll
  static void read() throws IOException {
    URI zip = Path.of("../e2e/data/ml-latest-small.zip").toAbsolutePath().normalize().toUri();
    Path folder =
        DatasetFiles.open(new DatasetSource(zip, DatasetFormat.CSV, null), scratch).folder();
    written =
        Files.readAllLines(folder.resolve("movies.csv")).stream()
            .skip(1)
            .map(RealTitlesTest::title)
            .toList();
    titles = written.stream().map(TitleParser::parse).toList();
  }

  /** What stands between the first and the last comma. */
  private static String title(String line) {
    String quoted = line.substring(line.indexOf(',') + 1, line.lastIndexOf(','));
    return quoted.startsWith("\"")
        ? quoted.substring(1, quoted.length() - 1).replace("\"\"", "\"")
        : quoted;
  }

  @Test
  void everyYearThatStandsThereIsFound() {
    // Counted by hand: Babylon 5, Black Mirror, Cosmos …
    assertThat(titles).hasSize(9742).filteredOn(title -> title.year() == null).hasSize(12);
    IntStream.range(0, titles.size())
        .forEach(n -> {
          var matcher = FOUR_DIGITS.matcher(written.get(n));
          assertThat(titles.get(n).year())
              .as(written.get(n))
              .isEqualTo(matcher.find() ? Integer.valueOf(matcher.group(1)) : null);
        });
  }

  @Test
  void noArticleStaysBehind() {
    assertThat(titles.stream().flatMap(title -> names(title).stream()))
        .hasSizeGreaterThan(9742 + 1000)
        .noneMatch(name -> name.matches(".*, (The|An?|L'|L[eao]s?|Les|[IE]l|D[aei][res]|Una?|I)"));
  }

  @Test
  void nothingThatIsWrittenIsLost() {
    IntStream.range(0, titles.size())
        .forEach(n ->
            assertThat(letters(String.join(" ", names(titles.get(n)))))
                .as(written.get(n))
                .containsAll(letters(withoutYear(written.get(n)))));
  }

  @Test
  void sortTitlesAreWhatStandsInFrontOfTheBrackets() {
    IntStream.range(0, titles.size())
        .filter(n -> !written.get(n).matches("(The|A|An) .*") && written.get(n).indexOf('(') > 0)
        .filter(n -> written.get(n).charAt(written.get(n).indexOf('(') - 1) == ' ')
        .filter(n -> !written.get(n).contains("(Not)") && !written.get(n).contains(": Or ("))
        .forEach(n ->
            assertThat(titles.get(n).sortTitle())
                .isEqualTo(
                    written
                        .get(n)
                        .substring(0, written.get(n).indexOf('('))
                        .strip()
                        .replaceAll(" +", " ")));
  }

  @Test
  void whatIsParsedIsParsedNoFurther() {
    assertThat(titles)
        .allSatisfy(
            title -> assertThat(TitleParser.parse(title.title()).title()).isEqualTo(title.title()));
  }

  private static List<String> names(MovieTitle title) {
    return Stream.concat(Stream.of(title.title()), title.alternativeTitles().stream()).toList();
  }

  private static String withoutYear(String title) {
    return FOUR_DIGITS.matcher(title).replaceFirst("");
  }

  private static List<String> letters(String text) {
    return LETTERS
        .splitAsStream(text.toLowerCase(Locale.ROOT).replaceAll("\\ba\\.?k\\.?a\\b\\.?", " "))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
