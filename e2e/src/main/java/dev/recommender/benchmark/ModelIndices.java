package dev.recommender.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recommender.stack.Checkout;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;

/**
 * The indices of one model in the benchmark's Elasticsearch; the long-lived ones as the operator
 * makes them.
 */
record ModelIndices(URI elasticsearch, String prefix) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> LONG_LIVED =
      List.of("versions", "people", "audit", "catalogue");

  String longLived(String kind) {
    return prefix + "-" + kind;
  }

  String versioned(String kind) {
    return prefix + "-" + kind + "-v1";
  }

  void create(Checkout checkout) throws IOException, InterruptedException {
    for (String kind : LONG_LIVED) {
      send("PUT", longLived(kind), Files.readString(checkout.indexDefinition(kind)));
    }
  }

  /** What the run wrote about its version. */
  JsonNode versionDocument() throws IOException, InterruptedException {
    return send("GET", longLived("versions") + "/_doc/1", "").path("_source");
  }

  /** Makes room for the next run. */
  void delete() throws IOException, InterruptedException {
    for (String kind : List.of("items", "users", "statistics")) {
      send("DELETE", versioned(kind), "");
    }
    for (String kind : LONG_LIVED) {
      send("DELETE", longLived(kind), "");
    }
  }

  private JsonNode send(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(elasticsearch.resolve("/" + path))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException(
            "%s of \"%s\" in Elasticsearch: status %d, expected 200: %s"
                .formatted(method, path, answer.statusCode(), answer.body()));
      }
      return JSON.readTree(answer.body());
    }
  }
}
