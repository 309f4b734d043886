package dev.recommender.benchmark.serving;

import java.util.List;

/** The arguments of the serving benchmark. */
public final class ServingOptions {
  public static final String USAGE =
      """
      usage: java @e2e/target/benchmark.args serving [--name=value ...]
        --plan  whole, with all aims, or brief (default whole)
        --seed  of the models (default 42)
      """;

  private static final long SEED = 42;

  private ServingOptions() {}

  /** Throws IllegalArgumentException with a sentence for the user. */
  public static ServingPlan parse(List<String> args) {
    long seed = SEED;
    boolean isBrief = false;
    for (String arg : args) {
      String[] nameAndValue = arg.split("=", 2);
      String value = nameAndValue.length == 2 ? nameAndValue[1] : "";
      switch (nameAndValue[0]) {
        case "--plan" -> isBrief = isBrief(value);
        case "--seed" -> seed = seed(value);
        default ->
            throw new IllegalArgumentException(
                "argument \"%s\" is unknown, expected --plan=… or --seed=…".formatted(arg));
      }
    }
    return isBrief ? ServingPlan.brief(seed) : ServingPlan.whole(seed);
  }

  private static boolean isBrief(String plan) {
    return switch (plan) {
      case "brief" -> true;
      case "whole" -> false;
      default ->
          throw new IllegalArgumentException(
              "--plan is \"%s\", expected whole or brief".formatted(plan));
    };
  }

  private static long seed(String value) {
    if (!value.matches("\\d{1,9}")) {
      throw new IllegalArgumentException(
          "--seed is \"%s\", expected a whole number >= 0".formatted(value));
    }
    return Long.parseLong(value);
  }
}
