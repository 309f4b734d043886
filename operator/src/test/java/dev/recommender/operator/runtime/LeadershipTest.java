package dev.recommender.operator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.operator.reconcile.OperatorSettings.LeaderElection;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LeadershipTest {
  private final AtomicInteger losses = new AtomicInteger();
  private final Leadership leadership =
      new Leadership(
          new LeaderElection("lease", "default", "me", Duration.ofSeconds(15)),
          losses::incrementAndGet);
  private final LeaderCallbacks callbacks =
      leadership.configuration().getLeaderCallbacks().orElseThrow();

  @Test
  void theOnlyOperatorLeads() {
    assertThat(new Leadership(LeaderElection.OFF, losses::incrementAndGet).isLeading()).isTrue();
  }

  @Test
  void endsAtOnceWhenItLosesTheLease() {
    assertThat(leadership.isLeading()).isFalse();
    callbacks.onStartLeading();
    assertThat(leadership.isLeading()).isTrue();
    callbacks.onStopLeading();
    assertThat(losses).hasValue(1);
    assertThat(leadership.isLeading()).isFalse();
  }

  @Test
  void oneThatNeverLedHasNothingToLose() {
    callbacks.onStopLeading();
    assertThat(losses).hasValue(0);
  }

  @Test
  void anEndThatIsMeantIsNoLoss() {
    callbacks.onStartLeading();
    leadership.stopping();
    callbacks.onStopLeading();
    assertThat(losses).hasValue(0);
  }

  @Test
  void renewsInTheProportionsOfKubernetesOwnControllers() {
    var configuration = leadership.configuration();
    assertThat(configuration.getRenewDeadline()).isEqualTo(Duration.ofSeconds(10));
    assertThat(configuration.getRetryPeriod()).isEqualTo(Duration.ofSeconds(2));
    assertThat(configuration.isExitOnStopLeading()).isFalse();
  }
}
