package dev.recommender.operator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.operator.lifecycle.Situation;
import dev.recommender.operator.reconcile.MovingClock;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SentinelTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final MovingClock clock = new MovingClock(Situation.NOW);
  private final AtomicInteger reads = new AtomicInteger();
  private Lease live = lease("1");
  private final Sentinel sentinel = new Sentinel(this::read, PATIENCE, clock);

  @Test
  void trustsAWatchThatHasSpokenLately() {
    sentinel.onAdd(live);
    clock.pass(PATIENCE.minusSeconds(1));
    live = lease("2");
    assertThat(sentinel.problem()).isEmpty();
    assertThat(reads).hasValue(0);
  }

  @Test
  void noticesAWatchThatIsSilentAlthoughTheLeaseChanges() {
    sentinel.onAdd(live);
    clock.pass(PATIENCE);
    live = lease("2");
    assertThat(sentinel.problem())
        .contains(
            "the watch of the Lease has said nothing since 2026-03-01T12:00:00Z:"
                + " it knows version 1, the Lease is at 2");
    sentinel.onUpdate(lease("1"), live);
    assertThat(sentinel.problem()).isEmpty();
  }

  @Test
  void aLeaseThatNobodyRenewsIsNoSignOfDeafness() {
    sentinel.onAdd(live);
    clock.pass(PATIENCE.multipliedBy(10));
    assertThat(sentinel.problem()).isEmpty();
    assertThat(reads).hasValue(1);
  }

  @Test
  void anApiServerThatIsAwayIsNoSignOfDeafness() {
    sentinel.onAdd(live);
    clock.pass(PATIENCE);
    live = null;
    assertThat(sentinel.problem()).isEmpty();
  }

  private Lease read() {
    reads.incrementAndGet();
    if (live == null) {
      throw new KubernetesClientException("connection refused");
    }
    return live;
  }

  private static Lease lease(String version) {
    return new LeaseBuilder().withNewMetadata().withResourceVersion(version).endMetadata().build();
  }
}
