package dev.recommender.operator.runtime;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Listens to the Lease that the leader renews anyway: when the Lease changes and the watch does not
 * say so, watches have gone deaf.
 */
public final class Sentinel implements Check, ResourceEventHandler<Lease> {
  private final Supplier<@Nullable Lease> live;
  private final Duration patience;
  private final Clock clock;
  private volatile Heard heard;

  private record Heard(Instant at, @Nullable String version) {}

  /**
   * A sentinel that has heard nothing yet.
   *
   * @param live reads the Lease past every watch
   * @param patience for how long a watch may be silent without a look
   */
  public Sentinel(Supplier<@Nullable Lease> live, Duration patience, Clock clock) {
    this.live = live;
    this.patience = patience;
    this.clock = clock;
    this.heard = new Heard(clock.instant(), null);
  }

  @Override
  public void onAdd(Lease lease) {
    hear(lease);
  }

  @Override
  public void onUpdate(Lease before, Lease after) {
    hear(after);
  }

  @Override
  public void onDelete(Lease lease, boolean unknown) {
    hear(lease);
  }

  private void hear(Lease lease) {
    heard = new Heard(clock.instant(), lease.getMetadata().getResourceVersion());
  }

  // The live read tells a deaf watch from a Lease that nobody renews.
  @Override
  public Optional<String> problem() {
    Heard last = heard;
    if (clock.instant().isBefore(last.at().plus(patience))) {
      return Optional.empty();
    }
    return read()
        .filter(now -> last.equals(heard) && !Objects.equals(now, last.version()))
        .map(now ->
            "the watch of the Lease has said nothing since %s: it knows version %s, the Lease is at %s"
                .formatted(last.at(), last.version(), now));
  }

  // An API server that does not answer is not the fault of a watch.
  private Optional<String> read() {
    try {
      return Optional.ofNullable(live.get()).map(lease -> lease.getMetadata().getResourceVersion());
    } catch (KubernetesClientException e) {
      return Optional.empty();
    }
  }
}
