package dev.recommender.benchmark.serving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recommender.load.Answer;
import dev.recommender.load.Connection;
import dev.recommender.load.RawRequest;
import dev.recommender.synthetic.PublishedModel;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * The time from sending an event until an answer that knows it has come back: the durable write and
 * the fold-in, one person after the other.
 */
final class EventFigures {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ServedModel served;
  private final RawRequest requests;

  EventFigures(ServedModel served) {
    this.served = served;
    this.requests = new RawRequest(served.service().uri(), PublishedModel.API_KEY);
  }

  /** Each of the people likes what is recommended to them first; the first half warms up. */
  List<Figure> of(int events) throws IOException {
    long[] nanos = new long[events];
    try (Connection connection = new Connection(served.service().uri())) {
      for (int user = 0; user < events; user++) {
        nanos[user] = changed(connection, served.model().userId(user));
      }
    }
    long[] measured = Arrays.copyOfRange(nanos, events / 2, events);
    Arrays.sort(measured);
    double p50 = measured[measured.length / 2] / 1e6;
    double p99 = measured[measured.length - 1 - measured.length / 100] / 1e6;
    return List.of(
        Figure.of(served.shape(), "event until changed answer: p50", p50, "ms")
            .aiming(Aim.atMost(20)),
        Figure.of(served.shape(), "event until changed answer: p99", p99, "ms"));
  }

  private long changed(Connection connection, String user) throws IOException {
    byte[] question = requests.get("/v1/users/%s/recommendations".formatted(user));
    int best = best(connection.send(question));
    byte[] event =
        requests.post(
            "/v1/events",
            "{\"events\":[{\"user\":\"%s\",\"movieId\":%d,\"liked\":true}]}".formatted(user, best));
    long started = System.nanoTime();
    Answer stored = connection.send(event);
    Answer after = connection.send(question);
    long took = System.nanoTime() - started;
    int status = json(stored).at("/results/0/status").asInt();
    if (status != 201 || best(after) == best) {
      throw new IOException(
          "an event was answered with %d, expected 201 and another answer".formatted(status));
    }
    return took;
  }

  private static int best(Answer answer) throws IOException {
    return json(answer).at("/items/0/movie/id").asInt();
  }

  private static JsonNode json(Answer answer) throws IOException {
    if (answer.status() != 200) {
      throw new IOException(
          "a route about people answered %d, expected 200".formatted(answer.status()));
    }
    return JSON.readTree(answer.body());
  }
}
