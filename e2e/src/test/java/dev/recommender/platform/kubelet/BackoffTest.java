package dev.recommender.platform.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  @ParameterizedTest
  @CsvSource({"1,0", "2,1", "3,2", "6,16", "7,30", "1000,30"})
  void growsUpToALimit(int restart, int seconds) {
    assertThat(Backoff.before(restart)).isEqualTo(Duration.ofSeconds(seconds));
  }
}
