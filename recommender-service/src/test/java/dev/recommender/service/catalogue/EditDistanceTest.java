package dev.recommender.service.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTest {
  @ParameterizedTest
  @CsvSource({
    "abc, abc, 0",
    "abc, abd, 1",
    "abc, ac, 1",
    "abc, abxc, 1",
    "abc, acb, 1",
    "ca, abc, 3",
    "kitten, sitting, 3"
  })
  void countsTypingErrors(String a, String b, int errors) {
    assertThat(EditDistance.between(a, b, 3)).isEqualTo(errors);
    assertThat(EditDistance.between(b, a, 3)).isEqualTo(errors);
  }

  @ParameterizedTest
  @CsvSource({"kitten, sitting, 2", "short, much longer, 2"})
  void stopsAboveTheLimit(String a, String b, int limit) {
    assertThat(EditDistance.between(a, b, limit)).isEqualTo(limit + 1);
  }
}
