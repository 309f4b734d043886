package dev.recommender.training;

import dev.recommender.training.load.DatasetFormat;
import dev.recommender.training.load.DatasetSource;
import dev.recommender.training.train.AlsParameters;
import dev.recommender.training.train.Feedback;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the comparison is told, checked; everything but the data set has a default. */
record CompareArguments(
    DatasetSource dataset,
    AlsParameters als,
    double positiveRating,
    int minimumAudience,
    @Nullable Grid sweep,
    int driverCores) {

  /** Every combination is tried. */
  record Grid(
      List<Integer> ranks, List<Integer> iterations, List<Double> regParams, List<Double> alphas) {
    static Grid parse(Flags flags) {
      return new Grid(
          list(flags, "ranks", "32,64", Integer::valueOf),
          list(flags, "max-iters", "10,15", Integer::valueOf),
          list(flags, "reg-params", "0.02,0.05,0.1", Double::valueOf),
          list(flags, "alphas", "1,4", Double::valueOf));
    }

    private static <T> List<T> list(
        Flags flags, String name, String otherwise, Function<String, T> parse) {
      String values = or(flags.optional(name), otherwise);
      try {
        return Arrays.stream(values.split(",", -1)).map(parse).toList();
      } catch (NumberFormatException e) {
        throw Flags.invalid(name, values, "numbers with commas between them");
      }
    }
  }

  static CompareArguments parse(Flags flags, Map<String, String> environment) {
    CompareArguments arguments =
        new CompareArguments(
            dataset(flags, environment),
            als(flags),
            decimal(flags, "positive-rating", 3.5),
            flags.integer("minimum-audience", 1, 20),
            sweeps(flags) ? Grid.parse(flags) : null,
            flags.integer("driver-cores", 1, Runtime.getRuntime().availableProcessors()));
    flags.rejectUnknown();
    return arguments;
  }

  private static DatasetSource dataset(Flags flags, Map<String, String> environment) {
    return DatasetArguments.source(
        TrainingArguments.uri(flags, "dataset-uri"), format(flags), null, environment);
  }

  private static DatasetFormat format(Flags flags) {
    return flags.optional("dataset-format") == null
        ? DatasetFormat.CSV
        : DatasetFormat.labelled(flags.oneOf("dataset-format", DatasetFormat.labels()));
  }

  /** Stars need a smaller and more regularised model than likes; the rest is shared. */
  AlsParameters explicit() {
    return new AlsParameters(
        Feedback.EXPLICIT, 32, als.maxIter(), 0.15, 0, als.blocks(), als.seed());
  }

  private static boolean sweeps(Flags flags) {
    return flags.optional("sweep") != null
        && flags.oneOf("sweep", List.of("true", "false")).equals("true");
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

  private static String or(@Nullable String value, String otherwise) {
    return value == null ? otherwise : value;
  }
}
