package dev.recommender.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.training.clean.DataCounts;
import dev.recommender.training.evaluate.Evaluation;
import dev.recommender.training.failure.RunFailure;
import dev.recommender.training.publish.Published;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class TerminationMessageTest {
  @Test
  void reportsASuccess() {
    RunReport report =
        new RunReport(
            7,
            new Evaluations(new Evaluation(0.25, 0.5, 0.125, 0.0625, 3, "h"), null),
            new DataCounts(100, 10, 9, 0),
            new Published(20, 10, "c"),
            "d");
    assertThat(TerminationMessage.of(report))
        .isEqualTo(
            "{\"outcome\":\"Succeeded\",\"version\":7,\"metrics\":{\"ndcgAt10\":0.25,\"recallAt20\":0.5,"
                + "\"baselineNdcgAt10\":0.125,\"baselineRecallAt20\":0.0625,\"evaluatedUsers\":3},"
                + "\"ratings\":100,\"users\":10,\"items\":20,\"datasetHash\":\"d\","
                + "\"itemsChecksum\":\"c\",\"holdOutHash\":\"h\"}");
  }

  @Test
  void reportsAFailure() {
    assertThat(TerminationMessage.of(RunFailure.data("MissingFile", "none"), 7, Stage.LOAD))
        .isEqualTo(
            "{\"outcome\":\"Failed\",\"version\":7,\"category\":\"Data\",\"reason\":\"MissingFile\","
                + "\"stage\":\"load\",\"message\":\"none\"}");
  }

  @Test
  void fitsIntoWhatKubernetesKeeps() {
    RunFailure failure = RunFailure.data("ContractBroken", "\0€\"".repeat(5_000));
    assertThat(TerminationMessage.of(failure, null, Stage.CLEAN).getBytes(StandardCharsets.UTF_8))
        .hasSizeLessThanOrEqualTo(4096);
  }
}
