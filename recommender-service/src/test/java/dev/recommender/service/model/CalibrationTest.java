package dev.recommender.service.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recommender.service.model.Calibration.Curve;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibrationTest {
  private final Curve curve = new Curve(List.of(0.0, 0.5, 1.0), List.of(0.2, 0.4, 0.9));

  @ParameterizedTest
  @CsvSource({"-1, 0.2", "0, 0.2", "0.25, 0.3", "0.5, 0.4", "0.6, 0.5", "1, 0.9", "7, 0.9"})
  void isStraightBetweenPointsAndLevelBeyond(double score, double share) {
    assertThat(curve.at(score)).isCloseTo(share, org.assertj.core.data.Offset.offset(1e-12));
  }

  @Test
  void refusesAsManyScoresAsSharesAreNot() {
    assertThatThrownBy(() -> new Curve(List.of(1.0), List.of()))
        .hasMessage("a curve of 1 scores and 0 shares");
    assertThat(Curve.NONE.isKnown()).isFalse();
  }
}
