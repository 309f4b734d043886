package dev.recommender.training.publish;

import dev.recommender.training.publish.DataContractFile.Description;
import dev.recommender.training.publish.DataContractFile.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Entries of the data catalogue: what the contract files say, with what the last run found. The
 * entry of a data set has its name as id, so every run writes over those before.
 */
public final class DataCatalogue {
  private final CatalogueRun run;

  public DataCatalogue(CatalogueRun run) {
    this.run = run;
  }

  /** Fails when the catalogue is missing or refuses an entry. */
  public void writeTo(VersionStore store) {
    store.describe(run.names().catalogue(), entries());
  }

  List<Document> entries() {
    return DataContractFile.DATA_SETS.stream().map(this::entry).toList();
  }

  private Document entry(String dataset) {
    DataContractFile contract = DataContractFile.of(dataset);
    Fields fields = new Fields().put("id", dataset);
    describe(fields, contract.about());
    boolean isSource = dataset.equals("source");
    fields
        .put("distribution", isSource ? source() : index(dataset))
        .put("temporalCoverage", isSource ? coverage() : null)
        .put("version", run.run().version())
        .put("runId", run.run().runId())
        .put("fields", contract.fields())
        .put("quality", quality(dataset, contract.quality()))
        .put("lineage", lineage(dataset))
        .put("updatedAt", run.time().toString());
    return new Document(dataset, fields.build());
  }

  private void describe(Fields fields, Description about) {
    Terms terms = about.terms();
    fields
        .put("kind", about.kind())
        .put("title", about.title())
        .put("description", about.description())
        .put("owner", run.run().namespace() + "/" + run.run().name())
        .put("publisher", about.publisher())
        .put("licence", terms.licence())
        .put("purpose", terms.purpose())
        .put("retention", terms.retention())
        .put("personalData", terms.personalData())
        .put("identifiers", about.identifiers());
  }

  private List<Map<String, Object>> source() {
    CatalogueRun.Source source = run.source();
    return List.of(
        new Fields()
            .put("uri", source.uri())
            .put("format", source.format())
            .put("sha256", source.hash())
            .build());
  }

  /** Of the audit only the operator knows the name. */
  private List<Map<String, Object>> index(String dataset) {
    String index = run.names().named(dataset);
    return index == null
        ? List.of()
        : List.of(new Fields().put("index", index).put("format", "application/json").build());
  }

  private @Nullable Map<String, Object> coverage() {
    CatalogueRun.Source source = run.source();
    return source.from() == null || source.to() == null
        ? null
        : Map.of("from", source.from().toString(), "to", source.to().toString());
  }

  /** Every rule with its result, where there is one, and every result. */
  private List<Map<String, Object>> quality(String dataset, List<DataContractFile.Rule> rules) {
    List<QualityResult> open =
        new ArrayList<>(
            run.quality().stream().filter(result -> result.dataset().equals(dataset)).toList());
    List<Map<String, Object>> all = new ArrayList<>();
    for (DataContractFile.Rule rule : rules) {
      Fields fields = new Fields().put("rule", rule.rule()).put("meaning", rule.meaning());
      open.stream()
          .filter(result -> result.rule().equals(rule.rule()))
          .findFirst()
          .ifPresent(result -> {
            open.remove(result);
            add(fields, result);
          });
      all.add(fields.build());
    }
    open.forEach(result -> all.add(add(new Fields().put("rule", result.rule()), result).build()));
    return all;
  }

  private static Fields add(Fields fields, QualityResult result) {
    return fields
        .put("found", result.found())
        .put("expected", result.expected())
        .put("passed", result.passed());
  }

  /** From the source through the run to the index; null for what no run makes. */
  private @Nullable Map<String, Object> lineage(String dataset) {
    String index = run.names().named(dataset);
    if (index == null || !run.names().own().contains(index)) {
      return null;
    }
    return new Fields()
        .put("source", source().getFirst())
        .put("run", run.run())
        .put("software", run.software())
        .put("index", index)
        .build();
  }
}
