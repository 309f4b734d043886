package dev.recommender.training;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A complete set of arguments, to be changed one by one. */
final class Arguments {
  private final Map<String, String> values = new LinkedHashMap<>();

  Arguments(Path dataset, Path keyFile) {
    with("namespace", "default")
        .with("name", "movies")
        .with("run-id", "run-7")
        .with("spec-hash", "s");
    with("model-version", "7").with("dataset-uri", dataset.toUri().toString());
    with("dataset-format", "MovieLensCsv").with("dataset-sha256", "");
    with("min-ratings", "1").with("min-users", "1").with("min-items", "1");
    with("max-rejected-percent", "5").with("feedback", "Implicit").with("rank", "4");
    with("max-iter", "2").with("reg-param", "0.05").with("positive-rating", "3.5");
    with("alpha", "1").with("seed", "42").with("split", "Temporal").with("metric", "NdcgAt10");
    with("minimum-audience", "3").with("consent", "NotRequired");
    with("elasticsearch-url", "http://localhost:9200").with("versions-index", "m-versions");
    with("items-index", "m-items-v7").with("users-index", "m-users-v7");
    with("statistics-index", "m-statistics-v7").with("people-index", "m-people");
    with("catalogue-index", "m-catalogue").with("shards", "1").with("replicas", "0");
    with("pseudonym-key-file", keyFile.toString()).with("executors", "0").with("driver-cores", "2");
  }

  Arguments with(String name, String value) {
    values.put(name, value);
    return this;
  }

  Arguments without(String name) {
    values.remove(name);
    return this;
  }

  TrainingArguments parse() {
    String[] arguments =
        values.entrySet().stream()
            .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
            .toArray(String[]::new);
    return TrainingArguments.parse(new Flags(arguments), Map.of());
  }
}
