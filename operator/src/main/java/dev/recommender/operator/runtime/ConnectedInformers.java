package dev.recommender.operator.runtime;

import io.javaoperatorsdk.operator.RuntimeInfo;
import io.javaoperatorsdk.operator.health.EventSourceHealthIndicator;
import io.javaoperatorsdk.operator.health.InformerHealthIndicator;
import io.javaoperatorsdk.operator.health.InformerWrappingEventSourceHealthIndicator;
import io.javaoperatorsdk.operator.health.Status;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether informers are connected; those of a namespace that is gone, or that may not be read any
 * more, do not count.
 */
final class ConnectedInformers implements BooleanSupplier {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectedInformers.class);

  private final Supplier<Set<String>> disconnected;
  private final Predicate<String> closed;
  private Set<String> leftOut = Set.of();

  /**
   * The informers of an operator.
   *
   * @param disconnected namespaces of informers that are not connected
   * @param closed whether a namespace cannot be read although the API server answers
   */
  ConnectedInformers(Supplier<Set<String>> disconnected, Predicate<String> closed) {
    this.disconnected = disconnected;
    this.closed = closed;
  }

  /** The namespaces of the informers that are not connected. */
  static Set<String> disconnected(RuntimeInfo operator) {
    return operator.unhealthyEventSources().values().stream()
        .flatMap(sources -> sources.values().stream())
        .flatMap(ConnectedInformers::namespaces)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> namespaces(EventSourceHealthIndicator source) {
    return source instanceof InformerWrappingEventSourceHealthIndicator<?> informers
        ? informers.informerHealthIndicators().values().stream()
            .filter(informer -> informer.getStatus() != Status.HEALTHY)
            .map(InformerHealthIndicator::getTargetNamespace)
        : Stream.of("");
  }

  @Override
  public synchronized boolean getAsBoolean() {
    Set<String> away = disconnected.get();
    Set<String> unreadable = away.stream().filter(closed).collect(Collectors.toSet());
    if (!unreadable.equals(leftOut)) {
      leftOut = unreadable;
      LOG.atWarn().addKeyValue("namespaces", unreadable).log("namespaces that cannot be read");
    }
    return unreadable.containsAll(away);
  }
}
