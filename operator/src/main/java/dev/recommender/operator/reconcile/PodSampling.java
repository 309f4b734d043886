package dev.recommender.operator.reconcile;

import dev.recommender.operator.lifecycle.ModelNames;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks, in a slow rhythm and one pod at a time, whether pods answer from the version they should.
 */
final class PodSampling {
  private static final Duration RHYTHM = Duration.ofSeconds(50);

  private final Function<Pod, OptionalInt> query;
  private final Clock clock;
  private final Map<ModelNames, Sample> samples = new ConcurrentHashMap<>();

  PodSampling(Function<Pod, OptionalInt> query, Clock clock) {
    this.query = query;
    this.clock = clock;
  }

  private record Sample(int expected, Instant at, int pod, @Nullable Integer other) {
    boolean holds(int version, Instant now) {
      return expected == version && other == null && now.isBefore(at.plus(RHYTHM));
    }
  }

  /**
   * Another version that a pod answered from; null when none did. A pod that does not answer says
   * nothing: its probes do. One that answered wrongly is asked again each time.
   */
  @Nullable Integer misanswered(ModelNames names, int version, List<Pod> pods) {
    Instant now = clock.instant();
    Sample last = samples.get(names);
    if (pods.isEmpty() || (last != null && last.holds(version, now))) {
      return null;
    }
    int turn = last == null || last.expected() != version ? 0 : last.pod();
    int asked = last == null || last.other() == null ? turn + 1 : turn;
    OptionalInt answer = query.apply(pods.get(Math.floorMod(asked, pods.size())));
    Integer other = answer.isPresent() && answer.getAsInt() != version ? answer.getAsInt() : null;
    samples.put(names, new Sample(version, now, asked, other));
    return other;
  }

  /** Forgets a resource that is gone. */
  void forget(ModelNames names) {
    samples.remove(names);
  }
}
