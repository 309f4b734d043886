package dev.recommender.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recommender.stack.ServiceProcess;
import dev.recommender.synthetic.PublishedModel;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;

/** Talks to one service with a key that allows everything. */
record ServiceClient(ServiceProcess service) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** One answer. */
  record Reply(int status, JsonNode body) {
    /** The ids of the recommended movies, best first. */
    List<Integer> movies() {
      return StreamSupport.stream(body.path("items").spliterator(), false)
          .map(item -> item.at("/movie/id").asInt())
          .toList();
    }

    String method() {
      return body.path("method").asText();
    }

    /** The last word of a problem's type. */
    String problem() {
      return body.path("type").asText().replaceFirst(".*[/:#]", "");
    }
  }

  Reply get(String path) throws IOException, InterruptedException {
    return send("GET", path, "");
  }

  /** What is recommended to a person. */
  Reply recommendations(String user) throws IOException, InterruptedException {
    return get("/v1/users/%s/recommendations".formatted(user));
  }

  /** A body is sent as JSON; an empty one is none. */
  Reply send(String method, String path, String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(service.uri().resolve(path))
            .header("Authorization", "Bearer " + PublishedModel.API_KEY)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      return new Reply(answer.statusCode(), JSON.readTree(answer.body()));
    }
  }
}
