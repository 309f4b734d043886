package dev.recommender.training.executors;

/** The pod of the run itself, as the Kubernetes API knows it. */
public record DriverPod(String name, String namespace, String address) {
  /** What Spark makes of a prefix, {@code -exec-<int>}, must fit into 63 characters. */
  private static final int MOST_PREFIX = 47;

  private static final int SUFFIX = 6;

  /**
   * A beginning of executors' names that tells the run and is no other pod's: names end at random.
   */
  String executorPrefix() {
    int length = name.length();
    return length <= MOST_PREFIX
        ? name
        : name.substring(0, MOST_PREFIX - SUFFIX) + name.substring(length - SUFFIX);
  }
}
