package dev.recommender.training.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.recommender.training.failure.RunFailure;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is left of a run that fails while the version document cannot be written. */
final class VersionClaimTest {
  private final RunFailure blocked = RunFailure.elasticsearch("ReadOnly", "flood stage", null);

  private final InMemoryVersionStore store = new InMemoryVersionStore();
  private final VersionClaim claim =
      new VersionClaim(
          store,
          new RunIdentity("default", "movies", "run-7", 7, "s"),
          new IndexNames("m-versions", "m-items", "m-users", "m-statistics", "m-people", "m-cat"),
          Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));

  @Test
  void indicesGoAlthoughTheFailureCannotBeWritten() {
    claim.take(new IndexLayout(1, 0), Map.of());
    blockUpdates();
    claim.abandon(blocked, "publish");
    assertThat(store.indices).isEmpty();
  }

  @Test
  void anIndexThatCannotBeDeletedDoesNotKeepTheOthers() {
    claim.take(new IndexLayout(1, 0), Map.of());
    store.before =
        operation -> {
          if (operation.equals("deleteIndex m-items")) {
            throw blocked;
          }
        };
    claim.abandon(blocked, "publish");
    assertThat(store.indices).containsOnlyKeys("m-items");
  }

  @Test
  void indicesStayWhenTheVersionMayBeCompleteAndTheFailureCannotBeWritten() {
    claim.take(new IndexLayout(1, 0), Map.of());
    blockUpdates();
    assertThat(catchThrowableOfType(RunFailure.class, () -> claim.complete(Map.of())))
        .isSameAs(blocked);
    claim.abandon(blocked, "publish");
    assertThat(store.indices).containsOnlyKeys("m-items", "m-users", "m-statistics");
  }

  private void blockUpdates() {
    store.before =
        operation -> {
          if (operation.startsWith("update")) {
            throw blocked;
          }
        };
  }
}
