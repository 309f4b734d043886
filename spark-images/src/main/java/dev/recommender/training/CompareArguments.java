package dev.recommender.training;

import dev.recommender.training.load.DatasetSource;
import dev.recommender.training.train.AlsParameters;
import java.net.URI;
import java.util.List;

/** What the comparison is told, checked; everything but the data set has a default. */
record CompareArguments(
    DatasetSource dataset,
    AlsParameters als,
    double positiveRating,
    int minimumAudience,
    boolean sweep,
    int driverCores) {

  static CompareArguments parse(Flags flags) {
    CompareArguments arguments =
        new CompareArguments(
            new DatasetSource(
                URI.create(flags.text("dataset-uri")),
                or(flags.optional("dataset-format"), "MovieLensCsv"),
                null),
            als(flags),
            decimal(flags, "positive-rating", 3.5),
            flags.integer("minimum-audience", 1, 20),
            or(flags.optional("sweep"), "false").equals("true"),
            flags.integer("driver-cores", 1, Runtime.getRuntime().availableProcessors()));
    if (flags.optional("sweep") != null) {
      flags.oneOf("sweep", List.of("true", "false"));
    }
    flags.rejectUnknown();
    return arguments;
  }

  private static AlsParameters als(Flags flags) {
    return new AlsParameters(
        flags.integer("rank", 1, 64),
        flags.integer("max-iter", 1, 15),
        decimal(flags, "reg-param", 0.05),
        decimal(flags, "alpha", 1),
        flags.integer("seed", Integer.MIN_VALUE, 42));
  }

  private static double decimal(Flags flags, String name, double otherwise) {
    return flags.optional(name) == null ? otherwise : flags.decimal(name, 0, Double.MAX_VALUE);
  }

  private static String or(@org.jspecify.annotations.Nullable String value, String otherwise) {
    return value == null ? otherwise : value;
  }
}
