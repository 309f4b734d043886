package dev.recommender.operator.reconcile;

import dev.recommender.api.RecommenderModel;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.javaoperatorsdk.operator.processing.event.source.filter.OnUpdateFilter;
import java.util.Objects;

/**
 * Lets a change of the spec or of an annotation start a pass, and none of the status. JOSDK makes
 * it by its constructor without arguments.
 */
public final class SpecOrAnnotationsFilter implements OnUpdateFilter<RecommenderModel> {
  @Override
  public boolean accept(RecommenderModel resource, RecommenderModel before) {
    ObjectMeta now = resource.getMetadata();
    ObjectMeta then = before.getMetadata();
    return !Objects.equals(now.getGeneration(), then.getGeneration())
        || !Objects.equals(now.getAnnotations(), then.getAnnotations())
        || !Objects.equals(now.getFinalizers(), then.getFinalizers())
        || resource.isMarkedForDeletion();
  }
}
