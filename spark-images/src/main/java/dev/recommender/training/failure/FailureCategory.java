package dev.recommender.training.failure;

/** Where the cause of a failed run lies; each category has its exit code (sysexits.h). */
public enum FailureCategory {
  DATA("Data", 65),
  CONFIGURATION("Configuration", 78),
  ELASTICSEARCH("Elasticsearch", 69),
  MEMORY("Memory", 71),
  INTERNAL("Internal", 70);

  private final String label;
  private final int exitCode;

  FailureCategory(String label, int exitCode) {
    this.label = label;
    this.exitCode = exitCode;
  }

  /** As it is written into the termination message and the version document. */
  public String label() {
    return label;
  }

  public int exitCode() {
    return exitCode;
  }
}
