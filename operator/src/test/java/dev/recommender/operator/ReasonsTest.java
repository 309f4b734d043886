package dev.recommender.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README against every CamelCase word that stands as a literal in the code. */
class ReasonsTest {
  private static final Path OPERATOR = Path.of("src/main/java/dev/recommender/operator");
  private static final Path TRAINING = Path.of("../spark-images/src/main/java");
  private static final Pattern LITERAL = Pattern.compile("\"([A-Z][a-z]+(?:[A-Z][a-z]+)*)\"");
  private static final Pattern HUMPS = Pattern.compile("\"([A-Z][a-z]+(?:[A-Z][a-z]+)+)\"");
  private static final Pattern CODE = Pattern.compile("`([A-Z][A-Za-z]+)`");

  /** Words of the operator that are no reasons: types, statuses, kinds, categories, fields. */
  private static final Set<String> OTHER_WORDS =
      Set.of(
          "Ready",
          "Available",
          "Progressing",
          "Stale",
          "True",
          "False",
          "Unknown",
          "Warning",
          "Normal",
          "Candidate",
          "Live",
          "Retained",
          "Complete",
          "Secret",
          "Role",
          "ClusterRole",
          "Opaque",
          "File",
          "Never",
          "RuntimeDefault",
          "Deployment",
          "ServiceAccount",
          "ServiceMonitor",
          "Ingress",
          "Resource",
          "Utilization",
          "AlwaysAllow",
          "ScheduleAnyway",
          "Elasticsearch",
          "Internal",
          "Memory",
          "LeadHigh",
          "LeadLow",
          "PodScheduled",
          "ContainerCreating",
          "DeadlineExceeded",
          "NamespaceTerminating");

  /**
   * Words of a training run that are no reasons: how it measured, and what its compiler is told.
   */
  private static final Set<String> OTHER_WORDS_OF_TRAINING =
      Set.of(
          "PodScheduled",
          "ContainerCreating",
          "ArrayRecordComponent",
          "ImmutableEnumChecker",
          "NonAtomicVolatileUpdate",
          "LaterInteractions",
          "SameHoldOut",
          "TooFewUsers",
          "LeadHigh",
          "LeadLow",
          "MovieLensCsv",
          "MovieLensDat",
          "NotRequired");

  @Test
  void everyReasonThatCanBeSetIsInTheReadme() throws IOException {
    Set<String> missing = words(OPERATOR, LITERAL);
    missing.removeAll(OTHER_WORDS);
    Set<String> ofTraining = words(TRAINING, HUMPS);
    ofTraining.removeAll(OTHER_WORDS_OF_TRAINING);
    missing.addAll(ofTraining);
    Set<String> documented = documented();
    missing.removeIf(
        word -> documented.contains(word) || documented.contains("Elasticsearch" + word));
    assertThat(missing)
        .as("reasons that README.md lacks, or other words to be listed here")
        .isEmpty();
  }

  @Test
  void everyReasonOfTheReadmeCanBeSet() throws IOException {
    Set<String> known = words(OPERATOR, LITERAL);
    known.addAll(words(TRAINING, LITERAL));
    Set<String> invented = documented();
    invented.removeIf(reason ->
        known.contains(reason) || known.contains(reason.replaceFirst("^Elasticsearch", "")));
    assertThat(invented).isEmpty();
  }

  /** The words in the second column of the table of conditions and the first of that of Events. */
  private static Set<String> documented() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String section =
        readme.substring(readme.indexOf("## How it fails"), readme.indexOf("**Deletion**"));
    return section
        .lines()
        .filter(line -> line.startsWith("|"))
        .map(line -> line.startsWith("| `") ? line.split("\\|", -1)[1] : line.split("\\|", -1)[2])
        .flatMap(cell -> CODE.matcher(cell).results())
        .map(word -> word.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> words(Path sources, Pattern pattern) throws IOException {
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(ReasonsTest::read)
          .flatMap(text -> pattern.matcher(text).results())
          .map((MatchResult word) -> word.group(1))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
