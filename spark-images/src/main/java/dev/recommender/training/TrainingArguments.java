package dev.recommender.training;

import dev.recommender.training.clean.DataContract;
import dev.recommender.training.evaluate.Metric;
import dev.recommender.training.evaluate.Split;
import dev.recommender.training.load.DatasetFormat;
import dev.recommender.training.load.DatasetSource;
import dev.recommender.training.people.ConsentMode;
import dev.recommender.training.people.ElasticsearchSettings;
import dev.recommender.training.people.PeopleRules;
import dev.recommender.training.people.Stars;
import dev.recommender.training.publish.IndexLayout;
import dev.recommender.training.publish.IndexNames;
import dev.recommender.training.publish.RunIdentity;
import dev.recommender.training.train.AlsParameters;
import dev.recommender.training.train.Feedback;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
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
    Privacy privacy,
    @Nullable Integer liveVersion,
    SparkArguments spark) {
  /** What is liked when the model learns from stars: rankings and audiences need to know. */
  private static final double POSITIVE_RATING = 3.5;

  private static final int EVENT_RETENTION_DAYS = 365;

  /** How people are named, and what of them may be used. */
  record Privacy(String pseudonymKeyFile, PeopleRules rules) {}

  /** What decides the model besides data; {@code metric} is what a search looks at. */
  record ModelArguments(
      AlsParameters als,
      double positiveRating,
      int minimumAudience,
      Split split,
      String metric,
      int searchTrials) {
    ModelArguments with(AlsParameters other) {
      return new ModelArguments(
          other, positiveRating, minimumAudience, split, metric, searchTrials);
    }

    /** Whether errors of stars decide, and not rankings. */
    boolean byStars() {
      return metric.equals("Rmse");
    }

    Metric rankingMetric() {
      return metric.equals("RecallAt20") ? Metric.RECALL_AT_20 : Metric.NDCG_AT_10;
    }
  }

  /** With the parameters that a search has found. */
  TrainingArguments with(AlsParameters als) {
    return new TrainingArguments(
        run,
        dataset,
        contract,
        model.with(als),
        indices,
        layout,
        elasticsearch,
        privacy,
        liveVersion,
        spark);
  }

  static TrainingArguments parse(Flags flags, Map<String, String> environment) {
    TrainingArguments arguments =
        new TrainingArguments(
            run(flags),
            dataset(flags, environment),
            contract(flags),
            model(flags),
            indices(flags),
            new IndexLayout(flags.integer("shards", 1), flags.integer("replicas", 0)),
            elasticsearch(flags, environment),
            privacy(flags),
            flags.optional("live-version") == null ? null : flags.integer("live-version", 1),
            SparkArguments.parse(flags, environment));
    flags.rejectUnknown();
    return arguments;
  }

  private static Privacy privacy(Flags flags) {
    boolean includeEvents =
        flags.optional("include-events") != null
            && flags.oneOf("include-events", List.of("true", "false")).equals("true");
    return new Privacy(
        flags.text("pseudonym-key-file"),
        new PeopleRules(
            ConsentMode.labelled(flags.oneOf("consent", ConsentMode.labels())),
            includeEvents,
            flags.integer("event-retention-days", 1, EVENT_RETENTION_DAYS)));
  }

  private static RunIdentity run(Flags flags) {
    return new RunIdentity(
        flags.text("namespace"),
        flags.text("name"),
        flags.text("run-id"),
        flags.integer("model-version", 1),
        flags.text("spec-hash"));
  }

  private static DatasetSource dataset(Flags flags, Map<String, String> environment) {
    return DatasetArguments.source(
        uri(flags, "dataset-uri"),
        DatasetFormat.labelled(flags.oneOf("dataset-format", DatasetFormat.labels())),
        flags.optional("dataset-sha256"),
        environment);
  }

  private static DataContract contract(Flags flags) {
    return new DataContract(
        flags.integer("min-ratings", 0),
        flags.integer("min-users", 0),
        flags.integer("min-items", 0),
        flags.decimal("max-rejected-percent", 0, 100),
        flags.decimal("max-drift", 0),
        flags.wholeNumber("max-age-seconds", 0));
  }

  private static ModelArguments model(Flags flags) {
    Feedback feedback = feedback(flags);
    boolean implicit = feedback == Feedback.IMPLICIT;
    if (!implicit) {
      flags.withoutEffect("positive-rating", "--feedback=Explicit");
      flags.withoutEffect("alpha", "--feedback=Explicit");
    }
    return new ModelArguments(
        als(flags, feedback),
        implicit ? flags.decimal("positive-rating", Stars.LEAST, Stars.MOST) : POSITIVE_RATING,
        flags.integer("minimum-audience", 1),
        Split.labelled(flags.oneOf("split", List.of("Temporal", "Random"))),
        metric(flags, implicit),
        flags.integer("search-trials", 0, 0));
  }

  private static Feedback feedback(Flags flags) {
    List<String> labels = Arrays.stream(Feedback.values()).map(Feedback::label).toList();
    return Feedback.labelled(flags.oneOf("feedback", labels));
  }

  private static AlsParameters als(Flags flags, Feedback feedback) {
    return new AlsParameters(
        feedback,
        flags.integer("rank", 1),
        flags.integer("max-iter", 1),
        flags.decimal("reg-param", 0, Double.MAX_VALUE),
        feedback == Feedback.IMPLICIT ? flags.decimal("alpha", 0, Double.MAX_VALUE) : 0,
        flags.integer("blocks", 1, AlsParameters.DEFAULT_BLOCKS),
        flags.wholeNumber("seed"));
  }

  private static String metric(Flags flags, boolean implicit) {
    String metric = flags.oneOf("metric", List.of("NdcgAt10", "RecallAt20", "Rmse"));
    if (implicit && metric.equals("Rmse")) {
      throw Flags.invalid("metric", metric, "NdcgAt10 or RecallAt20 with --feedback=Implicit");
    }
    return metric;
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
      throw Flags.invalid(
          "elasticsearch-url", DatasetSource.shown(url.toString()), "http(s)://<host>:<port>");
    }
    return new ElasticsearchSettings(
        url,
        variable(environment, "ELASTICSEARCH_USERNAME"),
        variable(environment, "ELASTICSEARCH_PASSWORD"),
        variable(environment, "ELASTICSEARCH_API_KEY"),
        variable(environment, "ELASTICSEARCH_CA_FILE"));
  }

  static @Nullable String variable(Map<String, String> environment, String name) {
    String value = environment.getOrDefault(name, "");
    return value.isEmpty() ? null : value;
  }

  static URI uri(Flags flags, String name) {
    String text = flags.text(name);
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw Flags.invalid(name, DatasetSource.shown(text), "a URI");
    }
  }
}
