package dev.recommender.service.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recommender.service.people.PeopleBusyException;
import dev.recommender.service.rights.Audit.Ending;
import dev.recommender.service.rights.Deed.Action;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditTest {
  private static final Deed DEED = Deed.of(Action.ERASED, null, "desk");

  private final List<AuditRecord> written = new ArrayList<>();
  private final List<String> done = new ArrayList<>();

  @Test
  void aDeedWhoseEndFindsNoRoomIsUnfinished() {
    assertThatThrownBy(() -> witness(1)).isInstanceOf(UnfinishedException.class);
    assertThat(done).containsExactly("it");
  }

  @Test
  void nothingIsDoneWhenThereIsNoRoomForTheRequest() {
    assertThatThrownBy(() -> witness(0)).isInstanceOf(PeopleBusyException.class);
    assertThat(done).isEmpty();
  }

  private void witness(int appends) {
    AuditLog log =
        records -> {
          if (written.size() >= appends) {
            throw new PeopleBusyException("too many");
          }
          written.addAll(records);
        };
    Audit audit = new Audit(log, InstantSource.fixed(Instant.EPOCH));
    boolean _ = audit.witness(DEED, () -> done.add("it"), _ -> Ending.done(Map.of()));
  }
}
