package dev.recommender.operator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.operator.lifecycle.Situation;
import dev.recommender.operator.reconcile.MovingClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InformerHealthTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final MovingClock clock = new MovingClock(Situation.NOW);
  private boolean healthy = true;
  private boolean answers = true;
  private final InformerHealth health =
      new InformerHealth(() -> healthy, () -> answers, PATIENCE, clock);

  @Test
  void waitsForInformersToConnectAgain() {
    healthy = false;
    assertThat(health.problem()).isEmpty();
    clock.pass(PATIENCE.minusSeconds(1));
    assertThat(health.problem()).isEmpty();
    clock.pass(Duration.ofSeconds(1));
    assertThat(health.problem())
        .contains("informers are disconnected since 2026-03-01T12:00:00Z, the API server answers");
  }

  @Test
  void beginsToWaitAgainAfterEveryConnection() {
    healthy = false;
    assertThat(health.problem()).isEmpty();
    healthy = true;
    clock.pass(PATIENCE);
    assertThat(health.problem()).isEmpty();
    healthy = false;
    assertThat(health.problem()).isEmpty();
  }

  @Test
  void doesNotBlameInformersForAnApiServerThatIsAway() {
    healthy = false;
    answers = false;
    assertThat(health.problem()).isEmpty();
    clock.pass(PATIENCE.multipliedBy(3));
    answers = true;
    assertThat(health.problem()).isEmpty();
  }
}
