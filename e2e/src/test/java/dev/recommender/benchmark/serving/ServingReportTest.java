package dev.recommender.benchmark.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recommender.synthetic.ModelShape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServingReportTest {
  private static final ModelShape SHAPE = ModelShape.of(62_000, 64);

  @Test
  void judgesByTheAims() {
    Figure slow = Figure.of(SHAPE, "rate", 1_500, "/s").aiming(Aim.atLeast(2_000));
    Figure quick = Figure.of(SHAPE, "p99", 12.25, "ms").aiming(Aim.atMost(20));
    List<String> rows = new ArrayList<>();
    ServingReport report = new ServingReport(rows::add);
    report.add(List.of(slow, quick, Figure.of(SHAPE, "p50", 3, "ms")));
    assertThat(report.missed()).containsExactly(slow);
    assertThat(rows)
        .endsWith(
            "| 62,000 × 64 | rate | 1,500 /s | ≥ 2,000 | missed |",
            "| 62,000 × 64 | p99 | 12.3 ms | ≤ 20.0 | met |",
            "| 62,000 × 64 | p50 | 3.00 ms |  |  |");
  }

  @Test
  void hasAPlanForEverybody() {
    assertThat(ServingOptions.parse(List.of())).isEqualTo(ServingPlan.whole(42));
    assertThat(ServingOptions.parse(List.of("--plan=brief", "--seed=3")))
        .isEqualTo(ServingPlan.brief(3));
    assertThatThrownBy(() -> ServingOptions.parse(List.of("--plan=half")))
        .hasMessage("--plan is \"half\", expected whole or brief");
    assertThatThrownBy(() -> ServingOptions.parse(List.of("--fast")))
        .hasMessageContaining("\"--fast\" is unknown");
    assertThatThrownBy(() -> ServingOptions.parse(List.of("--seed=-1")))
        .hasMessageContaining("\"-1\"");
  }
}
