package dev.recommender.service.rights;

import dev.recommender.service.people.PeopleUnavailableException;
import dev.recommender.service.rights.AuditRecord.Outcome;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Lets nothing happen to personal data off the record. */
public final class Audit {
  private final AuditLog log;
  private final InstantSource clock;

  public Audit(AuditLog log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
  }

  /** How a deed ended, and with which results. */
  record Ending(Outcome outcome, Map<String, Object> results) {
    static Ending of(Outcome outcome) {
      return new Ending(outcome, Map.of());
    }

    static Ending done(Map<String, Object> results) {
      return new Ending(Outcome.DONE, results);
    }
  }

  /** Does one deed on record. */
  <T> T witness(Deed deed, Supplier<T> act, Function<T, Ending> ending) {
    return witness(List.of(deed), act, result -> List.of(ending.apply(result)));
  }

  /**
   * Records that the deeds are requested, does them, and records how each ended. Nothing is done
   * when the first cannot be recorded; throws {@link UnfinishedException} when the last cannot.
   */
  <T> T witness(List<Deed> deeds, Supplier<T> act, Function<T, List<Ending>> endings) {
    String request = UUID.randomUUID().toString();
    append(request, deeds, Collections.nCopies(deeds.size(), Ending.of(Outcome.REQUESTED)));
    T result = act.get();
    try {
      append(request, deeds, endings.apply(result));
    } catch (PeopleUnavailableException e) {
      throw new UnfinishedException("it is done, but the audit could not be told so", e);
    }
    return result;
  }

  /** Records that somebody known asked for a deed without being allowed to. */
  public void refuse(Deed deed) {
    append(UUID.randomUUID().toString(), List.of(deed), List.of(Ending.of(Outcome.REFUSED)));
  }

  private void append(String request, List<Deed> deeds, List<Ending> endings) {
    var now = clock.instant();
    log.append(
        IntStream.range(0, deeds.size())
            .mapToObj(at -> {
              Ending ending = endings.get(at);
              return new AuditRecord(
                  now, request, deeds.get(at), ending.outcome(), ending.results());
            })
            .toList());
  }
}
