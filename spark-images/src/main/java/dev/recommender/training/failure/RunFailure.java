package dev.recommender.training.failure;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The one exception that ends a run: its message is a sentence for people. */
public final class RunFailure extends RuntimeException {
  private final FailureCategory category;
  private final String reason;

  private RunFailure(
      FailureCategory category, String reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.category = category;
    this.reason = reason;
  }

  public static RunFailure data(String reason, String message) {
    return new RunFailure(FailureCategory.DATA, reason, message, null);
  }

  public static RunFailure configuration(String reason, String message) {
    return new RunFailure(FailureCategory.CONFIGURATION, reason, message, null);
  }

  public static RunFailure elasticsearch(String reason, String message, @Nullable Throwable cause) {
    return new RunFailure(FailureCategory.ELASTICSEARCH, reason, message, cause);
  }

  public static RunFailure memory(String message, @Nullable Throwable cause) {
    return new RunFailure(FailureCategory.MEMORY, "OutOfMemory", message, cause);
  }

  /** Kubernetes gives no executor to work with. */
  public static RunFailure noExecutors(String message) {
    return new RunFailure(FailureCategory.INTERNAL, "NoExecutors", message, null);
  }

  /** The run was told to stop from outside. */
  public static RunFailure terminated() {
    return new RunFailure(
        FailureCategory.INTERNAL, "Terminated", "the run was stopped before its end", null);
  }

  /** Spark wraps what a task threw: the first known cause wins, anything else is Internal. */
  public static RunFailure of(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof RunFailure failure) {
        return failure;
      }
      if (cause instanceof InterruptedException) {
        return terminated();
      }
      if (cause instanceof OutOfMemoryError) {
        return memory(
            "the run needs more memory than its heap of %d MiB: %s"
                .formatted(Runtime.getRuntime().maxMemory() >> 20, cause.getMessage()),
            thrown);
      }
    }
    return new RunFailure(FailureCategory.INTERNAL, "Unexpected", thrown.toString(), thrown);
  }

  /**
   * Thrown in a task, it travels without its cause: what Elasticsearch's client throws cannot be
   * serialized, and the sentence says it all.
   */
  @Serial
  private Object writeReplace() {
    RunFailure travelling = new RunFailure(category, reason, sentence(), null);
    travelling.setStackTrace(getStackTrace());
    return travelling;
  }

  public FailureCategory category() {
    return category;
  }

  /** One CamelCase word for machines. */
  public String reason() {
    return reason;
  }

  /** The sentence for people; never null, unlike the inherited message. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
