package dev.recommender.service.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
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
    assertThat(new EditDistance(a, 3).to(b)).isEqualTo(errors);
    assertThat(new EditDistance(b, 3).to(a)).isEqualTo(errors);
  }

  @ParameterizedTest
  @CsvSource({"kitten, sitting, 2", "short, much longer, 2"})
  void stopsAboveTheLimit(String a, String b, int limit) {
    assertThat(new EditDistance(a, limit).to(b)).isEqualTo(limit + 1);
  }

  @ParameterizedTest
  @CsvSource({
    "shwash, shawshank",
    "abc, abc",
    "abc, xyz",
    "wars, star wars",
    "longer, lon",
    "ab, ba"
  })
  void findsTheNearestBeginning(String typed, String title) {
    int nearest =
        IntStream.rangeClosed(1, title.length())
            .map(length -> new EditDistance(typed, 2).to(title.substring(0, length)))
            .min()
            .orElseThrow();
    assertThat(new EditDistance(typed, 2).toBeginningOf(title)).isEqualTo(nearest);
  }
}
