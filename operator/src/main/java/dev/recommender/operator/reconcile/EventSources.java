package dev.recommender.operator.reconcile;

import dev.recommender.api.RecommenderModel;
import dev.recommender.operator.lifecycle.Labels;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a pass is started by: objects that carry the operator's label. */
final class EventSources {
  private EventSources() {}

  static List<EventSource<?, RecommenderModel>> of(EventSourceContext<RecommenderModel> context) {
    return Stream.concat(
            Stream.of(Job.class, Deployment.class, Service.class, Pod.class),
            ObjectsObserver.COMPANIONS.stream())
        .<EventSource<?, RecommenderModel>>map(type -> informer(type, context))
        .toList();
  }

  // By label, not by owner: on a cluster pods belong to ReplicaSets.
  private static <T extends HasMetadata> InformerEventSource<T, RecommenderModel> informer(
      Class<T> type, EventSourceContext<RecommenderModel> context) {
    var configuration =
        InformerEventSourceConfiguration.from(type, RecommenderModel.class)
            .withName(type.getSimpleName())
            .withLabelSelector(Labels.MANAGED_BY + "=" + Labels.OPERATOR)
            .withSecondaryToPrimaryMapper(EventSources::primaryOf)
            .withNamespacesInheritedFromController()
            .build();
    return new InformerEventSource<>(configuration, context);
  }

  private static Set<ResourceID> primaryOf(HasMetadata secondary) {
    String model = secondary.getMetadata().getLabels().get(Labels.MODEL);
    return model == null
        ? Set.of()
        : Set.of(new ResourceID(model, secondary.getMetadata().getNamespace()));
  }
}
