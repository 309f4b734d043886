package dev.recommender.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfigurationHashTest {
  private final Arguments arguments = new Arguments(Path.of("/data"), Path.of("/key"));

  /** The expected hash was computed with Python's json and hashlib. */
  @Test
  void dependsOnNamesAndValuesButNotOnTheirOrderNorOnWhereTheDataLies() {
    Map<String, Object> parameters =
        new TreeMap<>(Map.of("rank", 64, "regParam", 0.05, "consent", "Required"));
    String expected = "5338cf3d2305a8d34ff61180de5db6bbacef08e6fabade7453bf9d8aebc7ce57";
    assertThat(ConfigurationHash.of(parameters)).isEqualTo(expected);
    parameters.put("datasetUri", "file:///data");
    assertThat(ConfigurationHash.of(new TreeMap<>(parameters).descendingMap())).isEqualTo(expected);
  }

  @ParameterizedTest(name = "--{0}={1}")
  @CsvSource({
    "rank, 8",
    "max-iter, 3",
    "reg-param, 0.1",
    "alpha, 2",
    "seed, 7",
    "positive-rating, 4",
    "minimum-audience, 9",
    "consent, Required",
    "include-events, true",
    "event-retention-days, 30"
  })
  void changesWithEverythingThatDecidesTheModel(String name, String value) {
    String before = ConfigurationHash.of(Manifest.parameters(arguments.parse()));
    assertThat(ConfigurationHash.of(Manifest.parameters(arguments.with(name, value).parse())))
        .isNotEqualTo(before);
  }

  @ParameterizedTest(name = "--{0}={1}")
  @CsvSource({"run-id, run-8", "model-version, 8", "driver-cores, 1", "min-ratings, 5"})
  void staysWhenTheModelDoes(String name, String value) {
    String before = ConfigurationHash.of(Manifest.parameters(arguments.parse()));
    assertThat(ConfigurationHash.of(Manifest.parameters(arguments.with(name, value).parse())))
        .isEqualTo(before);
  }
}
