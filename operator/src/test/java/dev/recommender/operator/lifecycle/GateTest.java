package dev.recommender.operator.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{threshold: '0.10'} | 0.12 | 0.08 | true | NDCG@10 is 0.1200, threshold is 0.10; NDCG@10 is 0.1200, popularity has 0.0800",
        "{threshold: '0.12'} | 0.12 | 0.08 | true | NDCG@10 is 0.1200, threshold is 0.12; NDCG@10 is 0.1200, popularity has 0.0800",
        "{threshold: '0.25'} | 0.12 | 0.08 | false | NDCG@10 is 0.1200, threshold is 0.25",
        "{threshold: '0.25'} | 0.12 | 0.13 | false | NDCG@10 is 0.1200, threshold is 0.25; NDCG@10 is 0.1200, popularity has 0.1300",
        "{} | 0.12 | 0.12 | false | NDCG@10 is 0.1200, popularity has 0.1200",
        "{mustBeatBaseline: false} | 0.12 | 0.13 | true | NDCG@10 is 0.1200, threshold is 0.0"
      })
  void comparesWithThresholdAndPopularity(
      String evaluation, double ndcg, double popularity, boolean passes, String message) {
    var spec = Situation.spec("{evaluation: %s}".formatted(evaluation));
    GateVerdict verdict = Gate.judge(spec, document(2, ndcg, popularity, "h"), null);
    assertThat(verdict).isEqualTo(new GateVerdict(passes, message));
  }

  @ParameterizedTest
  @CsvSource({"0.114, true", "0.1139, false", "0.2, true"})
  void allowsALossOfFivePercentAgainstTheLiveVersion(double ndcg, boolean passes) {
    VersionDocument live = document(1, 0.12, 0.08, "h");
    GateVerdict verdict = Gate.judge(Situation.spec("{}"), document(2, ndcg, 0.08, "h"), live);
    assertThat(verdict.passed()).isEqualTo(passes);
    assertThat(verdict.message())
        .contains("live version 1 has 0.1200 and a loss of 5 % is allowed");
  }

  @ParameterizedTest
  @CsvSource({"0.09"})
  void comparesNothingWhenTheHeldOutPartDiffers(double ndcg) {
    GateVerdict verdict =
        Gate.judge(
            Situation.spec("{}"), document(2, ndcg, 0.08, "other"), document(1, 0.12, 0.08, "h"));
    assertThat(verdict.passed()).isTrue();
    assertThat(verdict.message()).contains("not compared with version 1");
  }

  private static VersionDocument document(
      int version, double ndcg, double popularity, String holdOut) {
    return new VersionDocument(
        version,
        "Training",
        true,
        Map.of("ndcgAt10", ndcg, "baselineNdcgAt10", popularity),
        Map.of(),
        Map.of("holdOutHash", holdOut),
        null,
        null);
  }
}
