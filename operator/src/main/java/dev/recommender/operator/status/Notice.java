package dev.recommender.operator.status;

/**
 * What people are told in a Kubernetes Event.
 *
 * @param type {@code Normal} or {@code Warning}
 * @param reason one word for machines
 * @param message one sentence for people
 */
public record Notice(String type, String reason, String message) {
  /** Told about something that should happen. */
  public static Notice normal(String reason, String message) {
    return new Notice("Normal", reason, message);
  }

  /** Told about something that somebody should look at. */
  public static Notice warning(String reason, String message) {
    return new Notice("Warning", reason, message);
  }
}
