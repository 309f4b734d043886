package dev.recommender.operator.status;

import dev.recommender.api.ModelVersion;
import dev.recommender.operator.lifecycle.Gate;
import dev.recommender.operator.lifecycle.ModelNames;
import dev.recommender.operator.lifecycle.Observation;
import dev.recommender.operator.lifecycle.Versions;
import dev.recommender.operator.status.Conditions.Verdict;

/** What a person has to know to let a version go live. */
record Approval(Observation seen, ModelVersion waiting) {
  Verdict verdict() {
    return Verdict.no(
        "AwaitingApproval",
        "version %d waits for approval: %s %s%s%s; to let it go live: %s"
            .formatted(
                waiting.version(),
                seen.spec().metric().label(),
                value(waiting),
                beside(),
                other(),
                command()));
  }

  private String value(ModelVersion version) {
    return version.metrics().getOrDefault(Gate.field(seen.spec().metric()), "no such figure");
  }

  private String beside() {
    return Versions.find(seen.status(), seen.status().liveVersion())
        .map(live -> ", live version %d has %s".formatted(live.version(), value(live)))
        .orElse(", no version is live");
  }

  private String other() {
    String approved = seen.desired().approved();
    boolean known =
        approved.isEmpty() || approved.equals(String.valueOf(seen.status().liveVersion()));
    return known
        ? ""
        : "; the annotation recommender.dev/approve is \"%s\", which does not wait"
            .formatted(approved);
  }

  private String command() {
    ModelNames names = seen.desired().names();
    return "kubectl annotate --overwrite recmodel/%s recommender.dev/approve=%d -n %s"
        .formatted(names.name(), waiting.version(), names.namespace());
  }
}
