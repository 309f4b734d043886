package dev.recommender.training;

import dev.recommender.training.clean.DataContract;
import dev.recommender.training.failure.RunFailure;
import dev.recommender.training.load.DatasetSource;
import dev.recommender.training.people.ElasticsearchSettings;
import dev.recommender.training.publish.IndexLayout;
import dev.recommender.training.publish.IndexNames;
import dev.recommender.training.publish.RunIdentity;
import dev.recommender.training.train.AlsParameters;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything a run is told, checked. */
record TrainingArguments(
    RunIdentity run,
    DatasetSource dataset,
    DataContract contract,
    ModelArguments model,
    IndexNames indices,
    IndexLayout layout,
    ElasticsearchSettings elasticsearch,
    String pseudonymKeyFile,
    int driverCores) {

  /** What decides the model besides data; {@code metric} only goes into the report. */
  record ModelArguments(
      AlsParameters als, double positiveRating, int minimumAudience, String metric) {}

  static TrainingArguments parse(Flags flags, Map<String, String> environment) {
    flags.supported("feedback", "Implicit", List.of("Explicit"));
    flags.supported("split", "Temporal", List.of("Random"));
    flags.supported("consent", "NotRequired", List.of("Required"));
    refuseExecutors(flags);
    TrainingArguments arguments =
        new TrainingArguments(
            run(flags),
            dataset(flags),
            contract(flags),
            model(flags),
            indices(flags),
            new IndexLayout(flags.integer("shards", 1), flags.integer("replicas", 0)),
            elasticsearch(flags, environment),
            flags.text("pseudonym-key-file"),
            flags.integer("driver-cores", 1, Runtime.getRuntime().availableProcessors()));
    flags.rejectUnknown();
    return arguments;
  }

  private static void refuseExecutors(Flags flags) {
    int executors = flags.integer("executors", 0, 0);
    if (executors > 0) {
      throw RunFailure.configuration(
          "NotSupported",
          "argument --executors is %d, which is not supported yet; expected 0"
              .formatted(executors));
    }
  }

  private static RunIdentity run(Flags flags) {
    return new RunIdentity(
        flags.text("namespace"),
        flags.text("name"),
        flags.text("run-id"),
        flags.integer("model-version", 1),
        flags.text("spec-hash"));
  }

  private static DatasetSource dataset(Flags flags) {
    URI uri = uri(flags, "dataset-uri");
    String scheme = String.valueOf(uri.getScheme());
    if (List.of("https", "s3a").contains(scheme)) {
      throw RunFailure.configuration(
          "NotSupported",
          "argument --dataset-uri is \"%s\": %s: is not supported yet, expected file:"
              .formatted(uri, scheme));
    }
    if (!scheme.equals("file") || uri.getPath() == null || uri.getAuthority() != null) {
      throw Flags.invalid("dataset-uri", uri.toString(), "file:///<absolute path>");
    }
    return new DatasetSource(
        uri,
        flags.supported("dataset-format", "MovieLensCsv", List.of("MovieLensDat")),
        flags.optional("dataset-sha256"));
  }

  private static DataContract contract(Flags flags) {
    return new DataContract(
        flags.integer("min-ratings", 0),
        flags.integer("min-users", 0),
        flags.integer("min-items", 0),
        flags.decimal("max-rejected-percent", 0, 100));
  }

  private static ModelArguments model(Flags flags) {
    AlsParameters als =
        new AlsParameters(
            flags.integer("rank", 1),
            flags.integer("max-iter", 1),
            flags.decimal("reg-param", 0, Double.MAX_VALUE),
            flags.decimal("alpha", 0, Double.MAX_VALUE),
            flags.wholeNumber("seed"));
    String metric = flags.oneOf("metric", List.of("NdcgAt10", "RecallAt20", "Rmse"));
    if (metric.equals("Rmse")) {
      throw Flags.invalid("metric", metric, "NdcgAt10 or RecallAt20 with --feedback=Implicit");
    }
    return new ModelArguments(
        als,
        flags.decimal("positive-rating", 0.5, 5),
        flags.integer("minimum-audience", 1),
        metric);
  }

  private static IndexNames indices(Flags flags) {
    return new IndexNames(
        flags.text("versions-index"),
        flags.text("items-index"),
        flags.text("users-index"),
        flags.text("statistics-index"),
        flags.text("people-index"),
        flags.text("catalogue-index"));
  }

  private static ElasticsearchSettings elasticsearch(Flags flags, Map<String, String> environment) {
    URI url = uri(flags, "elasticsearch-url");
    if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme())) {
      throw Flags.invalid("elasticsearch-url", url.toString(), "http(s)://<host>:<port>");
    }
    return new ElasticsearchSettings(
        url,
        variable(environment, "ELASTICSEARCH_USERNAME"),
        variable(environment, "ELASTICSEARCH_PASSWORD"),
        variable(environment, "ELASTICSEARCH_API_KEY"),
        variable(environment, "ELASTICSEARCH_CA_FILE"));
  }

  private static @Nullable String variable(Map<String, String> environment, String name) {
    String value = environment.getOrDefault(name, "");
    return value.isEmpty() ? null : value;
  }

  private static URI uri(Flags flags, String name) {
    String text = flags.text(name);
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw Flags.invalid(name, text, "a URI");
    }
  }
}
