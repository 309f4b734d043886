package dev.recommender.operator.reconcile;

import dev.recommender.api.RecommenderModel;
import dev.recommender.api.RecommenderModelStatus;
import dev.recommender.operator.lifecycle.NextStep;
import dev.recommender.operator.metrics.ModelMetrics;
import dev.recommender.operator.status.EventReport;
import dev.recommender.operator.status.Notice;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what a pass has done: in the log, in Events and in metrics. */
final class Announcer {
  private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

  private final Events events;
  private final ModelMetrics metrics;

  Announcer(Events events, ModelMetrics metrics) {
    this.events = events;
    this.metrics = metrics;
  }

  /** A step was done and the status that came of it was written. */
  void done(RecommenderModel model, NextStep step, RecommenderModelStatus after) {
    if (step.acts()) {
      log(model, step, after);
    }
    RecommenderModelStatus before = Observer.status(model);
    List<Notice> notices = EventReport.of(before, after, step);
    events.tell(model, notices);
    metrics.passed(ResourceID.fromResource(model), before, after, notices);
  }

  /** Nothing could be looked at. */
  void failed(RecommenderModel model, RecommenderModelStatus after) {
    metrics.passed(ResourceID.fromResource(model), Observer.status(model), after, List.of());
  }

  private static void log(RecommenderModel model, NextStep step, RecommenderModelStatus after) {
    var run = after.lastRun();
    LOG.atInfo()
        .addKeyValue("namespace", model.getMetadata().getNamespace())
        .addKeyValue("name", model.getMetadata().getName())
        .addKeyValue("step", step.getClass().getSimpleName())
        .addKeyValue("runId", run == null ? "" : run.id())
        .addKeyValue("modelVersion", after.liveVersion() == null ? "" : after.liveVersion())
        .addKeyValue("detail", step)
        .log("step done");
  }
}
