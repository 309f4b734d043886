package dev.recommender.synthetic;

import dev.recommender.load.Requests;
import java.util.List;
import java.util.stream.IntStream;

/** Requests by title, each for another movie, spread evenly over the catalogue. */
public record TitleRequests(SyntheticModel model, int count, int k) {
  /** The path and query of each. */
  public List<String> paths() {
    return IntStream.range(0, count).mapToObj(this::path).toList();
  }

  /** Of the movie that a request names. */
  public int position(int request) {
    return (int) ((long) request * model.shape().items() / count);
  }

  private String path(int request) {
    int position = position(request);
    return "/v1/recommendations?title=%s&year=%d&k=%d"
        .formatted(Requests.encoded(model.title(position)), model.year(position), k);
  }
}
