package dev.recommender.training.publish;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the data catalogue says of the run that writes it. */
public record CatalogueRun(
    RunIdentity run,
    IndexNames names,
    Source source,
    Software software,
    List<QualityResult> quality,
    Instant time) {

  /** The data set trained on; the times are null when it has none. */
  public record Source(
      String uri, String format, String hash, @Nullable Instant from, @Nullable Instant to) {}

  /** The programs that made the version. */
  public record Software(String code, String spark) {
    private static final String UNKNOWN = "unknown";

    /** The version of this code is the jar's. */
    public static Software current() {
      String code = Software.class.getPackage().getImplementationVersion();
      return new Software(
          code == null ? UNKNOWN : code, org.apache.spark.package$.MODULE$.SPARK_VERSION());
    }
  }
}
