package dev.recommender.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.api.RecommenderModelStatus;
import dev.recommender.api.RunAttempts;
import dev.recommender.api.RunStatus;
import dev.recommender.api.RunTrigger;
import dev.recommender.api.VersionState;
import dev.recommender.operator.lifecycle.Situation;
import dev.recommender.operator.reconcile.MovingClock;
import dev.recommender.operator.status.Notice;
import dev.recommender.operator.status.StatusReport;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelMetricsTest {
  private static final ResourceID MOVIES = new ResourceID("movies", "default");
  private static final String LABELS = "{name=\"movies\",namespace=\"default\"} ";

  private final MovingClock clock = new MovingClock(Situation.NOW);
  private final OperatorRegistry registry = new OperatorRegistry(() -> true);
  private final ModelMetrics metrics = new ModelMetrics(registry.registry(), clock);

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void tellsHowAModelStands() {
    pass(
        new Situation()
            .serving(1)
            .version(2, VersionState.Rejected, 0.01)
            .version(3, VersionState.Rejected, 0.01));
    assertThat(scrape())
        .contains(
            "recommender_model_ready" + LABELS + "1.0",
            "recommender_model_available" + LABELS + "1.0",
            "recommender_model_stale" + LABELS + "0.0",
            "recommender_model_live_version" + LABELS + "1.0",
            "recommender_model_candidate_version" + LABELS + "0.0",
            "recommender_model_rejections" + LABELS + "2.0",
            "recommender_model_run_running" + LABELS + "0.0",
            "recommender_model_run_finished_timestamp_seconds" + LABELS + "NaN",
            "recommender_model_live_trained_timestamp_seconds" + LABELS + "1.7723664E9",
            "recommender_models{condition=\"Ready\",status=\"True\"} 1.0",
            "recommender_models{condition=\"Ready\",status=\"False\"} 0.0");
  }

  @Test
  void countsRunsByOutcomeWithTheTimeTheyTook() {
    var run = RunStatus.of("movies-train-v1", 1, "h", RunTrigger.Spec, Situation.NOW.toString());
    String end = Situation.NOW.plusSeconds(90).toString();
    var before = RecommenderModelStatus.initial().withRun(run);
    var after = before.withRun(run.failed(end, "Broken", "said", new RunAttempts(2, 0, null)));
    metrics.passed(MOVIES, before, after, List.of());
    metrics.passed(MOVIES, after, after, List.of());
    assertThat(scrape())
        .contains(
            "recommender_run_duration_seconds_count{outcome=\"Failed\"} 1",
            "recommender_run_duration_seconds_sum{outcome=\"Failed\"} 90.0",
            "recommender_run_duration_seconds_count{outcome=\"Succeeded\"} 0",
            "recommender_model_run_failures" + LABELS + "2.0");
  }

  @Test
  void countsAliasesPutBackFromZero() {
    pass(new Situation().serving(1));
    assertThat(scrape()).contains("recommender_model_alias_drifts_total" + LABELS + "0.0");
    pass(new Situation().serving(1), Notice.warning("AliasesPutBack", "moved"));
    assertThat(scrape()).contains("recommender_model_alias_drifts_total" + LABELS + "1.0");
  }

  @Test
  void forgetsAModelThatIsGone() {
    pass(new Situation().serving(1));
    metrics.cleanupDoneFor(MOVIES, Map.of());
    assertThat(scrape())
        .doesNotContain("name=\"movies\"")
        .contains("recommender_models{condition=\"Ready\",status=\"True\"} 0.0");
  }

  @Test
  void tellsWhenItLastLooked() {
    clock.pass(Duration.ofSeconds(16));
    pass(new Situation());
    assertThat(scrape())
        .contains(
            "recommender_operator_last_pass_timestamp_seconds 1.772366416E9",
            "recommender_operator_leader 1.0",
            "jvm_memory_used_bytes");
  }

  private void pass(Situation situation, Notice... notices) {
    var status = StatusReport.of(situation.observed(), 1L, "");
    metrics.passed(MOVIES, status, status, List.of(notices));
  }

  private String scrape() {
    return registry.registry().scrape();
  }
}
