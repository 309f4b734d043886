package dev.recommender.training.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recommender.training.RealDataset;
import dev.recommender.training.clean.CleaningReport;
import dev.recommender.training.clean.DataContract;
import dev.recommender.training.clean.DataCounts;
import dev.recommender.training.clean.DataProfile;
import dev.recommender.training.clean.RejectedRows;
import dev.recommender.training.clean.RemainingCounts;
import dev.recommender.training.clean.RuleOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract files beside the mappings, and the entries made of them. */
final class DataCatalogueTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path LONG_LIVED = Path.of("../operator/src/main/resources/indices");
  private static final List<String> CLASSES =
      List.of("none", "aggregated", "pseudonymous", "personal");

  @ParameterizedTest
  @ValueSource(strings = {"items", "users", "statistics"})
  void everyFieldOfAVersionsIndexHasAnEntryAndEveryEntryAField(String name) {
    assertThat(entries(name)).isEqualTo(types(IndexLayout.mapping(name)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"versions", "people", "audit", "catalogue"})
  void everyFieldOfALongLivedIndexHasAnEntryAndEveryEntryAField(String name) throws IOException {
    assertThat(entries(name)).isEqualTo(types(longLived(name)));
  }

  @Test
  void everyColumnOfTheSourceHasAnEntryAndEveryEntryAColumn(@TempDir Path scratch)
      throws IOException {
    Path folder = RealDataset.in(scratch).files().folder();
    List<String> columns = new ArrayList<>();
    for (String file : List.of("ratings", "movies", "links", "tags")) {
      String header = Files.readAllLines(folder.resolve(file + ".csv")).getFirst();
      for (String column : header.split(",", -1)) {
        columns.add(file + "." + column);
      }
    }
    assertThat(entries("source").keySet()).containsExactlyInAnyOrderElementsOf(columns);
  }

  @Test
  void everyRuleOfTheDataContractHasAnEntryAndEveryEntryARule() {
    DataProfile profile = new DataProfile("file:///d", List.of(1L), Map.of(), Instant.EPOCH);
    CleaningReport report =
        new CleaningReport(
            new DataCounts(1, 1, 1, 0),
            new RemainingCounts(1, 1),
            new RejectedRows(),
            List.of(),
            profile,
            true);
    List<String> rules =
        new DataContract(1, 1, 1, 1, 1, 1)
            .check(report, null, Instant.EPOCH).stream().map(RuleOutcome::rule).toList();
    assertThat(DataContractFile.of("source").quality())
        .extracting(DataContractFile.Rule::rule)
        .containsExactlyElementsOf(rules);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "source",
        "items",
        "users",
        "statistics",
        "versions",
        "people",
        "audit",
        "catalogue"
      })
  void aDataSetIsOfTheClassOfItsMostSensitiveField(String name) {
    DataContractFile contract = DataContractFile.of(name);
    assertThat(contract.fields()).allMatch(field -> CLASSES.contains(field.personalData()));
    assertThat(contract.fields()).noneMatch(field -> field.meaning().isBlank());
    String worst =
        contract.fields().stream()
            .map(DataContractFile.Field::personalData)
            .max(Comparator.comparingInt(CLASSES::indexOf))
            .orElseThrow();
    assertThat(contract.about().terms().personalData()).isEqualTo(worst);
  }

  @Test
  void anEntrySaysWhereItsDataComeFrom() {
    JsonNode items = entry("items");
    assertThat(items.at("/lineage/source/sha256").asText()).isEqualTo("abc");
    assertThat(items.at("/lineage/run/runId").asText()).isEqualTo("run-7");
    assertThat(items.at("/lineage/software/spark").asText()).isEqualTo("4.1.0");
    assertThat(items.at("/lineage/index").asText()).isEqualTo("m-items-v7");
    assertThat(items.at("/distribution/0/index").asText()).isEqualTo("m-items-v7");
    assertThat(entry("people").has("lineage")).as("no run makes it").isFalse();
    assertThat(entry("source").at("/temporalCoverage/from").asText())
        .isEqualTo("1996-03-29T18:36:55Z");
  }

  @Test
  void anEntryHoldsTheLastResultsOfItsRules() {
    JsonNode quality = entry("items").get("quality");
    assertThat(quality).hasSize(3);
    assertThat(quality.get(0).get("rule").asText()).isEqualTo("count");
    assertThat(quality.get(0).get("found").asInt()).isEqualTo(9);
    assertThat(quality.get(1).has("found")).as("nothing is known of checksum").isFalse();
    assertThat(quality.get(2).get("rule").asText()).isEqualTo("another");
    assertThat(quality.get(2).get("passed").asBoolean()).isFalse();
  }

  @Test
  void everyEntryFitsTheMappingOfTheCatalogue() throws IOException {
    JsonNode mapped = longLived("catalogue").get("properties");
    for (Document document : catalogue().entries()) {
      assertThat(document.fields().keySet())
          .as(document.id())
          .allMatch(mapped::has)
          .contains("id", "kind", "title", "owner", "licence", "purpose", "retention", "fields");
    }
  }

  private static JsonNode entry(String dataset) {
    Document found =
        catalogue().entries().stream()
            .filter(document -> document.id().equals(dataset))
            .findFirst()
            .orElseThrow();
    return JSON.valueToTree(found.fields());
  }

  private static DataCatalogue catalogue() {
    Instant first = Instant.ofEpochSecond(828_124_615);
    return new DataCatalogue(
        new CatalogueRun(
            new RunIdentity("default", "movies", "run-7", 7, "s"),
            new IndexNames(
                "m-versions", "m-items-v7", "m-users-v7", "m-statistics-v7", "m-people", "m-cat"),
            new CatalogueRun.Source("file:///d", "MovieLensCsv", "abc", first, first),
            CatalogueRun.Software.current(),
            List.of(
                QualityResult.verified("items", "count", 9),
                new QualityResult("items", "another", 1, 2, false)),
            first));
  }

  private static Map<String, String> entries(String name) {
    return DataContractFile.of(name).fields().stream()
        .collect(
            Collectors.toMap(
                DataContractFile.Field::name,
                DataContractFile.Field::type,
                (a, b) -> "twice",
                TreeMap::new));
  }

  private static JsonNode longLived(String name) throws IOException {
    return JSON.readTree(LONG_LIVED.resolve(name + ".json").toFile()).get("mappings");
  }

  private static Map<String, String> types(JsonNode mapping) {
    Map<String, String> types = new TreeMap<>();
    collect(mapping.get("properties"), "", types);
    return types;
  }

  private static void collect(JsonNode properties, String prefix, Map<String, String> types) {
    properties
        .properties()
        .forEach(entry -> {
          if (entry.getValue().has("properties")) {
            collect(entry.getValue().get("properties"), prefix + entry.getKey() + ".", types);
          } else {
            types.put(prefix + entry.getKey(), entry.getValue().get("type").asText());
          }
        });
  }
}
