package dev.recommender.operator.lifecycle;

import java.util.Map;

/** The labels by which the operator finds what it made. */
public final class Labels {
  /** Name of the resource. */
  public static final String MODEL = "recommender.dev/model";

  /** Number of the version. */
  public static final String VERSION = "recommender.dev/version";

  /** What the object is for: training or service. */
  public static final String COMPONENT = "app.kubernetes.io/component";

  /** Who made it. */
  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

  /** The value of {@link #MANAGED_BY}. */
  public static final String OPERATOR = "recommender-operator";

  private Labels() {}

  /** Labels of an object that belongs to a resource, and not to one version of it. */
  public static Map<String, String> of(String model, String component) {
    return Map.of(
        MODEL,
        model,
        COMPONENT,
        component,
        MANAGED_BY,
        OPERATOR,
        "app.kubernetes.io/name",
        "recommender-" + component);
  }

  /** Labels that a Service or a Deployment selects the pods of one version by. */
  public static Map<String, String> selector(String model, int version) {
    return Map.of(MODEL, model, COMPONENT, "service", VERSION, Integer.toString(version));
  }
}
