package dev.recommender.operator.reconcile;

import dev.recommender.api.RecommenderModel;
import dev.recommender.operator.lifecycle.Labels;
import dev.recommender.operator.lifecycle.SpecHash;
import dev.recommender.operator.status.Notice;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The Kubernetes Events of resources: one object per resource, reason and message, which counts and
 * is written at most once a minute. An Event that cannot be written never stops anything.
 */
final class Events {
  private static final Logger LOG = LoggerFactory.getLogger(Events.class);
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final int REMEMBERED = 2_000;
  private static final int LONGEST_MESSAGE = 1_024;

  private final KubernetesClient client;
  private final Clock clock;
  private final Map<String, Told> told = Collections.synchronizedMap(new Latest());

  Events(KubernetesClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /**
   * How often something was told.
   *
   * @param written when it was last written; what comes soon after is only counted
   */
  private record Told(Instant first, Instant written, int count) {
    Told again() {
      return new Told(first, written, count + 1);
    }

    Told writtenAt(Instant now) {
      return new Told(first, now, count);
    }

    static Told of(Event event, Instant now) {
      Integer count = event.getCount();
      return new Told(
          time(event.getFirstTimestamp(), now),
          time(event.getLastTimestamp(), Instant.EPOCH),
          count == null ? 1 : count);
    }

    private static Instant time(String timestamp, Instant otherwise) {
      return timestamp == null ? otherwise : Instant.parse(timestamp);
    }
  }

  private static final class Latest extends LinkedHashMap<String, Told> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Told> eldest) {
      return size() > REMEMBERED;
    }
  }

  /** Tells one thing after the other. */
  void tell(RecommenderModel model, List<Notice> notices) {
    notices.forEach(notice -> tell(model, notice));
  }

  /**
   * Tells something, or counts it when it was told a moment ago.
   *
   * @return whether it was due to be told
   */
  boolean tell(RecommenderModel model, Notice notice) {
    String name = name(model, notice);
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    try {
      Told next = known(model, name, now).again();
      boolean due = !now.isBefore(next.written().plus(PAUSE));
      Told known = due ? next.writtenAt(now) : next;
      told.put(name, known);
      if (due) {
        apply(event(model, name, notice, known));
      }
      return due;
    } catch (KubernetesClientException e) {
      logRefused(model, notice, e);
      return true;
    }
  }

  private void apply(Event event) {
    client.resource(event).fieldManager(Actor.FIELD_MANAGER).forceConflicts().serverSideApply();
  }

  // In a namespace that is being deleted nothing can be told.
  private static void logRefused(
      RecommenderModel model, Notice notice, KubernetesClientException e) {
    LOG.atLevel(Terminating.refuses(e) ? Level.DEBUG : Level.WARN)
        .addKeyValue("namespace", model.getMetadata().getNamespace())
        .addKeyValue("name", model.getMetadata().getName())
        .addKeyValue("reason", notice.reason())
        .addKeyValue("refusal", e.getMessage())
        .log("event not written");
  }

  // Another operator may have told it before this one started.
  private Told known(RecommenderModel model, String name, Instant now) {
    Told remembered = told.get(name);
    if (remembered != null) {
      return remembered;
    }
    Event existing =
        client.v1().events().inNamespace(model.getMetadata().getNamespace()).withName(name).get();
    return existing == null ? new Told(now, Instant.EPOCH, 0) : Told.of(existing, now);
  }

  private static String name(RecommenderModel model, Notice notice) {
    ObjectMeta metadata = model.getMetadata();
    String about = SpecHash.of(List.of(metadata.getUid(), notice.reason(), notice.message()));
    return metadata.getName() + "." + about;
  }

  private static Event event(RecommenderModel model, String name, Notice notice, Told told) {
    String message = notice.message();
    return new EventBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(model.getMetadata().getNamespace())
        .endMetadata()
        .withInvolvedObject(reference(model))
        .withType(notice.type())
        .withReason(notice.reason())
        .withMessage(message.substring(0, Math.min(message.length(), LONGEST_MESSAGE)))
        .withFirstTimestamp(told.first().toString())
        .withLastTimestamp(told.written().toString())
        .withCount(told.count())
        .withNewSource()
        .withComponent(Labels.OPERATOR)
        .endSource()
        .build();
  }

  private static ObjectReference reference(RecommenderModel model) {
    return new ObjectReferenceBuilder()
        .withApiVersion(model.getApiVersion())
        .withKind(model.getKind())
        .withName(model.getMetadata().getName())
        .withNamespace(model.getMetadata().getNamespace())
        .withUid(model.getMetadata().getUid())
        .build();
  }
}
