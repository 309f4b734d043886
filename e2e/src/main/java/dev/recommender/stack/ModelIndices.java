package dev.recommender.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;

/** The indices of one model in an Elasticsearch; the long-lived ones as the operator makes them. */
public record ModelIndices(URI elasticsearch, String prefix) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> LONG_LIVED =
      List.of("versions", "people", "audit", "catalogue");

  /** The name of the index of a kind such as {@code versions}. */
  public String longLived(String kind) {
    return prefix + "-" + kind;
  }

  /** The name of the first version's index of a kind such as {@code items}. */
  public String versioned(String kind) {
    return prefix + "-" + kind + "-v1";
  }

  /** Makes the long-lived ones. */
  public void create(Checkout checkout) throws IOException, InterruptedException {
    for (String kind : LONG_LIVED) {
      send("PUT", longLived(kind), Files.readString(checkout.indexDefinition(kind)));
    }
  }

  /** Makes those of a version that the service reads, as training makes them. */
  public void createVersion(Checkout checkout) throws IOException, InterruptedException {
    for (String kind : List.of("items", "users")) {
      String mapping = Files.readString(checkout.versionMapping(kind));
      send(
          "PUT",
          versioned(kind),
          """
          {"settings": {"index.number_of_shards": 1, "index.number_of_replicas": 0,
            "index.refresh_interval": "-1"}, "mappings": %s}\
          """
              .formatted(mapping));
    }
  }

  /** What is written about the version. */
  public JsonNode versionDocument() throws IOException, InterruptedException {
    return send("GET", longLived("versions") + "/_doc/1", "").path("_source");
  }

  /** Makes room for the next run. */
  public void delete() throws IOException, InterruptedException {
    for (String kind : List.of("items", "users", "statistics")) {
      send("DELETE", versioned(kind) + "?ignore_unavailable=true", "");
    }
    for (String kind : LONG_LIVED) {
      send("DELETE", longLived(kind), "");
    }
  }

  /** Sends JSON and returns the answer; anything but success is an {@link IOException}. */
  public JsonNode send(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(elasticsearch.resolve("/" + path))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IOException(
            "%s of \"%s\" in Elasticsearch: status %d, expected 2xx: %s"
                .formatted(method, path, answer.statusCode(), answer.body()));
      }
      return JSON.readTree(answer.body());
    }
  }
}
