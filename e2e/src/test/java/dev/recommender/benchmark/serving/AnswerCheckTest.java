package dev.recommender.benchmark.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.recommender.benchmark.serving.PlainScan.Scored;
import dev.recommender.load.Answer;
import dev.recommender.load.Sample;
import dev.recommender.synthetic.ModelShape;
import dev.recommender.synthetic.SyntheticModel;
import dev.recommender.synthetic.TitleRequests;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnswerCheckTest {
  private static final SyntheticModel MODEL = new SyntheticModel(ModelShape.of(1_000, 8), 1);
  private static final PlainScan SCAN = new PlainScan(MODEL.matrix(), 8);
  private static final TitleRequests REQUESTS = new TitleRequests(MODEL, 100, 5);
  private static final int REQUEST = 17;

  /** By hand: scores 2, 5, 3. */
  @Test
  void thePlainScanFindsTheBest() {
    PlainScan scan = new PlainScan(new float[] {2, 0, 1, 2, 3, 0}, 2);
    assertThat(scan.best(new float[] {1, 2}, 2))
        .extracting(Scored::position, Scored::score)
        .containsExactly(tuple(1, 5f), tuple(2, 3f));
  }

  @Test
  void acceptsTheExactAnswerAndNoOther() throws Exception {
    List<Integer> exact = exact();
    AnswerCheck check = new AnswerCheck(REQUESTS, SCAN);
    assertThat(check.check(List.of(sample(exact)))).isEqualTo(1);
    assertThatThrownBy(() -> check.check(List.of(sample(exact.reversed()))))
        .hasMessageContaining("at rank 1");
    assertThatThrownBy(() -> check.check(List.of(sample(exact.subList(0, 4)))))
        .hasMessageContaining("position 170");
  }

  /** The five best in double, without the movie that was asked for. */
  private static List<Integer> exact() {
    int asked = REQUESTS.position(REQUEST);
    float[] audience = MODEL.audienceFactors(asked);
    return IntStream.range(0, 1_000)
        .filter(position -> position != asked)
        .boxed()
        .sorted(Comparator.comparingDouble(position -> -dot(audience, MODEL.factors(position))))
        .limit(5)
        .toList();
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int n = 0; n < a.length; n++) {
      sum += (double) a[n] * b[n];
    }
    return sum;
  }

  private static Sample sample(List<Integer> positions) {
    String items =
        positions.stream()
            .map(position -> "{\"movie\":{\"id\":%d}}".formatted(MODEL.movieId(position)))
            .collect(Collectors.joining(",", "{\"items\":[", "]}"));
    byte[] body = items.getBytes(StandardCharsets.UTF_8);
    return new Sample(REQUEST, new Answer(200, body, false, false));
  }
}
