package dev.recommender.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recommender.operator.lifecycle.Drift;
import dev.recommender.operator.lifecycle.NextStep;
import dev.recommender.operator.lifecycle.OwnedObject;
import dev.recommender.operator.lifecycle.Situation;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepetitionsTest {
  private static final ResourceID MODEL = new ResourceID("movies", "default");
  private static final NextStep RETIRE = new NextStep.Retire(1);
  private static final NextStep PUT_BACK =
      new NextStep.PutBack(
          List.of(new Drift(new OwnedObject("v1", "Service", "movies"), List.of("spec.type"))));

  private final MovingClock clock = new MovingClock(Situation.NOW);
  private final Repetitions repetitions = new Repetitions(clock);

  @Test
  void theSameStepIsDoneLaterAndLater() {
    assertThat(List.of(done(RETIRE), done(RETIRE), done(RETIRE), done(RETIRE)))
        .containsExactly(Pace.AGAIN, Pace.PODS, Pace.TROUBLE, Pace.TROUBLE);
    assertThat(done(new NextStep.Retire(2))).as("another step").isEqualTo(Pace.AGAIN);
    assertThat(done(RETIRE)).as("taking turns").isEqualTo(Pace.TROUBLE);
    clock.pass(Duration.ofMinutes(1));
    assertThat(done(RETIRE)).as("long after").isEqualTo(Pace.AGAIN);
  }

  @Test
  void waitingIsNotSlowedDown() {
    NextStep wait = new NextStep.WaitForEndpoints(1);
    for (int i = 0; i < 5; i++) {
      repetitions.note(MODEL, wait);
    }
    assertThat(repetitions.pause(MODEL, wait, Pace.PODS)).isEqualTo(Pace.PODS);
  }

  @Test
  void whatIsChangedAgainAndAgainIsPutBackTwiceAMinute() {
    done(PUT_BACK);
    done(PUT_BACK);
    assertThatThrownBy(() -> repetitions.note(MODEL, PUT_BACK))
        .isInstanceOf(ContestedException.class)
        .hasMessageStartingWith("Service/movies spec.type: differs again");
    clock.pass(Duration.ofMinutes(1));
    assertThat(done(PUT_BACK)).isEqualTo(Pace.AGAIN);
  }

  @Test
  void conflictsAreSlowedDownToo() {
    assertThat(List.of(repetitions.conflict(MODEL), repetitions.conflict(MODEL)))
        .containsExactly(Pace.AGAIN, Pace.PODS);
  }

  @Test
  void forgetsAResourceThatIsGone() {
    done(RETIRE);
    repetitions.forget(MODEL);
    assertThat(done(RETIRE)).isEqualTo(Pace.AGAIN);
  }

  private Duration done(NextStep step) {
    repetitions.note(MODEL, step);
    return repetitions.pause(MODEL, step, Pace.AGAIN);
  }
}
