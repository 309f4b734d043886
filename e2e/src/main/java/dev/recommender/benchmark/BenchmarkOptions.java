package dev.recommender.benchmark;

import dev.recommender.benchmark.movielens.DatasetShape;
import java.util.Arrays;
import java.util.List;

/**
 * What was asked for.
 *
 * @param benchmark {@code training} or {@code side-by-side}
 * @param sizes of the data sets, in the order of the runs
 */
record BenchmarkOptions(String benchmark, List<String> sizes, TrainingParameters parameters) {
  static final String USAGE =
      """
      usage: java @e2e/target/benchmark.args training|side-by-side [--name=value ...]
        --ratings   sizes, any of 100k,1M,10M,20M (default 100k; side-by-side takes one)
        --rank      of ALS (default 32; side-by-side 64)
        --max-iter  of ALS (default 5; side-by-side 10)
        --cores     for Spark (default 2)
        --heap      of the training process, as -Xmx takes it (default 6g)
        --seed      of the data and of ALS (default 42)
      """;

  private static final List<String> BENCHMARKS = List.of("training", "side-by-side");

  /** Throws IllegalArgumentException with a sentence for the user. */
  static BenchmarkOptions parse(String[] args) {
    if (args.length == 0 || !BENCHMARKS.contains(args[0])) {
      throw new IllegalArgumentException(
          "the first argument is \"%s\", expected one of %s or serving"
              .formatted(args.length == 0 ? "" : args[0], BENCHMARKS));
    }
    BenchmarkOptions options = new BenchmarkOptions(args[0], List.of("100k"), defaults(args[0]));
    for (String arg : Arrays.asList(args).subList(1, args.length)) {
      String[] nameAndValue = arg.split("=", 2);
      if (nameAndValue.length != 2) {
        throw new IllegalArgumentException("argument \"%s\": expected --name=value".formatted(arg));
      }
      options = options.with(nameAndValue[0], nameAndValue[1]);
    }
    return options;
  }

  private BenchmarkOptions with(String name, String value) {
    TrainingParameters p = parameters;
    return switch (name) {
      case "--ratings" -> new BenchmarkOptions(benchmark, sizes(value), p);
      case "--rank" ->
          with(
              new TrainingParameters(
                  number(name, value), p.maxIter(), p.cores(), p.heap(), p.seed()));
      case "--max-iter" ->
          with(
              new TrainingParameters(p.rank(), number(name, value), p.cores(), p.heap(), p.seed()));
      case "--cores" ->
          with(
              new TrainingParameters(
                  p.rank(), p.maxIter(), number(name, value), p.heap(), p.seed()));
      case "--heap" ->
          with(new TrainingParameters(p.rank(), p.maxIter(), p.cores(), value, p.seed()));
      case "--seed" ->
          with(
              new TrainingParameters(
                  p.rank(), p.maxIter(), p.cores(), p.heap(), number(name, value)));
      default -> throw new IllegalArgumentException("argument \"%s\" is unknown".formatted(name));
    };
  }

  private static TrainingParameters defaults(String benchmark) {
    return benchmark.equals("training")
        ? TrainingParameters.CURVE
        : TrainingParameters.SIDE_BY_SIDE;
  }

  private BenchmarkOptions with(TrainingParameters changed) {
    return new BenchmarkOptions(benchmark, sizes, changed);
  }

  private List<String> sizes(String value) {
    List<String> parsed = List.of(value.split(",", -1));
    parsed.forEach(DatasetShape::of);
    if (parsed.size() > 1 && benchmark.equals("side-by-side")) {
      throw new IllegalArgumentException("--ratings is \"%s\", expected one size".formatted(value));
    }
    return parsed;
  }

  private static int number(String name, String value) {
    if (!value.matches("[1-9]\\d{0,8}")) {
      throw new IllegalArgumentException(
          "%s is \"%s\", expected a whole number >= 1".formatted(name, value));
    }
    return Integer.parseInt(value);
  }
}
