package dev.recommender.training.people;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether people must have agreed before anything of them is used. */
public enum ConsentMode {
  REQUIRED("Required"),
  NOT_REQUIRED("NotRequired");

  private final String label;

  ConsentMode(String label) {
    this.label = label;
  }

  /** As it is written in arguments and reports. */
  public String label() {
    return label;
  }

  public static List<String> labels() {
    return Arrays.stream(values()).map(ConsentMode::label).toList();
  }

  /** The label must be one of {@link #labels}. */
  public static ConsentMode labelled(String label) {
    return Arrays.stream(values())
        .filter(mode -> mode.label.equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(label));
  }

  /** The status is null when the person never said anything. */
  boolean allows(@Nullable String status) {
    return switch (this) {
      case REQUIRED -> "granted".equals(status);
      case NOT_REQUIRED -> !"withdrawn".equals(status) && !"objected".equals(status);
    };
  }
}
