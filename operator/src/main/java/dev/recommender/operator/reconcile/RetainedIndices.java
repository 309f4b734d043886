package dev.recommender.operator.reconcile;

import dev.recommender.api.ModelVersion;
import dev.recommender.api.RecommenderModelStatus;
import dev.recommender.api.RunStatus;
import dev.recommender.operator.lifecycle.ModelNames;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which indices of a deleted resource stay and hold personal data; it needs no Elasticsearch. */
final class RetainedIndices {
  private RetainedIndices() {}

  /** Their names; empty when nothing was ever published. */
  static List<String> of(RecommenderModelStatus status, ModelNames names) {
    Stream<Integer> latest = Optional.ofNullable(status.lastRun()).map(RunStatus::version).stream();
    List<String> users =
        Stream.concat(status.versions().stream().map(ModelVersion::version), latest)
            .distinct()
            .sorted()
            .map(version -> names.versioned("users", version))
            .toList();
    return users.isEmpty()
        ? List.of()
        : Stream.concat(users.stream(), Stream.of("people", "audit").map(names::longLived))
            .toList();
  }
}
