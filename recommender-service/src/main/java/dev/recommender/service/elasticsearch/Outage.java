package dev.recommender.service.elasticsearch;

import dev.recommender.service.people.PeopleUnavailableException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the store of people answers; logged when that changes, not at every request. */
public final class Outage {
  private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

  private final AtomicBoolean away = new AtomicBoolean();

  <T> T watch(Supplier<T> call) {
    try {
      T answer = call.get();
      if (away.compareAndSet(true, false)) {
        LOG.atInfo().log("people store answers again");
      }
      return answer;
    } catch (ElasticsearchException e) {
      if (away.compareAndSet(false, true)) {
        LOG.atWarn().addKeyValue("cause", e.getMessage()).log("people store does not answer");
      }
      throw new PeopleUnavailableException(
          e.briefly() + "; recommendations by title go on without it", e);
    }
  }
}
