package dev.recommender.operator.status;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A list of conditions in the making; a transition time changes only with the status of its
 * condition.
 */
final class Conditions {
  private static final int LONGEST_MESSAGE = 1024;

  private final List<Condition> before;
  private final @Nullable Long generation;
  private final Instant now;
  private final List<Condition> result = new ArrayList<>();

  Conditions(List<Condition> before, @Nullable Long generation, Instant now) {
    this.before = before;
    this.generation = generation;
    this.now = now;
  }

  void add(String type, Verdict verdict) {
    String since =
        before.stream()
            .filter(
                c -> c.getType().equals(type) && Objects.equals(c.getStatus(), verdict.status()))
            .map(Condition::getLastTransitionTime)
            .findFirst()
            .orElse(now.toString());
    String message = verdict.message();
    result.add(
        new ConditionBuilder()
            .withType(type)
            .withStatus(verdict.status())
            .withReason(verdict.reason())
            .withMessage(
                message.length() > LONGEST_MESSAGE
                    ? message.substring(0, LONGEST_MESSAGE)
                    : message)
            .withObservedGeneration(generation)
            .withLastTransitionTime(since)
            .build());
  }

  /** What a condition said before. */
  Optional<Verdict> before(String type) {
    return before.stream()
        .filter(c -> c.getType().equals(type))
        .findFirst()
        .map(c -> new Verdict(c.getStatus(), c.getReason(), c.getMessage()));
  }

  List<Condition> list() {
    return List.copyOf(result);
  }

  /** What a condition says. */
  record Verdict(String status, String reason, String message) {
    static Verdict yes(String reason, String message) {
      return new Verdict("True", reason, message);
    }

    static Verdict no(String reason, String message) {
      return new Verdict("False", reason, message);
    }

    static Verdict unknown(String reason, String message) {
      return new Verdict("Unknown", reason, message);
    }

    boolean isTrue() {
      return status.equals("True");
    }
  }
}
