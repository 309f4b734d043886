package dev.recommender.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Asks the service and Elasticsearch as any program would, and prints what they answer. */
final class Answers {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final URI service;
  private final URI elasticsearch;
  private final HttpClient http = HttpClient.newHttpClient();

  Answers(URI service, URI elasticsearch) {
    this.service = service;
    this.elasticsearch = elasticsearch;
  }

  /** The title with the most ratings among the movies that the alias points to. */
  String mostPopularTitle(String itemsAlias) throws IOException, InterruptedException {
    String path =
        "/%s/_search?size=1&sort=ratingCount:desc,movieId:asc&_source=title".formatted(itemsAlias);
    return get(elasticsearch.resolve(path)).at("/hits/hits/0/_source/title").asText();
  }

  /**
   * Prints recommendations for a title.
   *
   * @return the id of the movie that was understood; empty when the service did not answer with
   *     recommendations
   */
  OptionalInt print(String title, PrintStream out) throws IOException, InterruptedException {
    JsonNode answer = get(service.resolve("/v1/recommendations?k=10&title=" + encode(title)));
    if (!answer.hasNonNull("items")) {
      out.println(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(answer));
      return OptionalInt.empty();
    }
    out.printf(
        "%nBecause you like %s (model version %d, %s):%n",
        name(answer.path("understood")),
        answer.at("/model/version").asInt(),
        answer.path("method").asText());
    for (JsonNode item : answer.path("items")) {
      out.printf(
          "%4d  %-60s %.3f%n",
          item.path("rank").asInt(), name(item.path("movie")), item.path("score").asDouble());
    }
    return OptionalInt.of(answer.at("/understood/movieId").asInt());
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private JsonNode get(URI uri) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
    return MAPPER.readTree(answer.body());
  }

  private static String name(JsonNode movie) {
    @Nullable String year = movie.hasNonNull("year") ? movie.get("year").asText() : null;
    return movie.path("title").asText() + (year == null ? "" : " (" + year + ")");
  }
}
