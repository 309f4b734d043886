package dev.recommender.benchmark.serving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recommender.benchmark.serving.PlainScan.Scored;
import dev.recommender.load.Sample;
import dev.recommender.synthetic.SyntheticModel;
import dev.recommender.synthetic.TitleRequests;
import java.io.IOException;
import java.util.List;

/** Compares answers by title with the plain scan of the same factors, rank by rank. */
record AnswerCheck(TitleRequests requests, PlainScan scan) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Sums in another order differ by less. */
  private static final double TOLERANCE = 1e-5;

  /** So many items may be looked at for all answers together. */
  private static final long MOST_ITEMS = 20_000_000;

  /**
   * Checks as many answers as time allows and returns their number.
   *
   * @throws IOException when an answer is not exact, naming its request
   */
  int check(List<Sample> samples) throws IOException {
    int count = (int) Math.min(samples.size(), MOST_ITEMS / requests.model().shape().items());
    for (Sample sample : samples.subList(0, count)) {
      check(sample);
    }
    return count;
  }

  private void check(Sample sample) throws IOException {
    SyntheticModel model = requests.model();
    int asked = requests.position(sample.request());
    float[] audience = model.audienceFactors(asked);
    Scored[] best = scan.best(audience, requests.k() + 1);
    JsonNode items = JSON.readTree(sample.answer().body()).path("items");
    int rank = 0;
    for (Scored expected : best) {
      if (expected.position() != asked && rank < requests.k()) {
        int found = model.positionOf(items.path(rank).at("/movie/id").asInt(-1));
        compare(asked, rank, expected.score(), found < 0 ? Float.NaN : scan.dot(audience, found));
        rank++;
      }
    }
    if (items.size() != rank) {
      throw new IOException(
          "answer for position %d: %d items, expected %d".formatted(asked, items.size(), rank));
    }
  }

  private static void compare(int asked, int rank, float expected, float found) throws IOException {
    if (!(Math.abs(found - expected) <= TOLERANCE)) {
      throw new IOException(
          "answer for position %d: the score at rank %d is %s, the plain scan's is %s"
              .formatted(asked, rank + 1, found, expected));
    }
  }
}
