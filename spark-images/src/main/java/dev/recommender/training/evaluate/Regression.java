package dev.recommender.training.evaluate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The candidate beside the live version; users are those compared on.
 *
 * @param candidate null when nothing was compared, as is {@code live}
 */
public record Regression(
    RegressionBasis basis,
    @Nullable Integer liveVersion,
    int users,
    @Nullable Metric metric,
    @Nullable Double candidate,
    @Nullable Double live) {
  /** There is no live version. */
  public static Regression none() {
    return new Regression(RegressionBasis.NONE, null, 0, null, null, null);
  }

  /** As the version document has it. */
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("basis", basis.label());
    fields.put("users", users);
    if (liveVersion != null) {
      fields.put("liveVersion", liveVersion);
    }
    if (metric != null) {
      fields.put("metric", metric.label());
    }
    if (candidate != null && live != null) {
      fields.put("candidate", candidate);
      fields.put("live", live);
    }
    return fields;
  }
}
