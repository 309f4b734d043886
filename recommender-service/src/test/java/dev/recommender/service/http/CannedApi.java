package dev.recommender.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import dev.recommender.service.http.message.Json;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The API as the page sees it, answered from a handful of movies: what is rated is left out, the
 * rest moves by as many places as movies were rated, so that every rating changes the list.
 */
final class CannedApi {
  private static final ObjectMapper JSON = new ObjectMapper();

  record Title(int id, String title, int year, List<String> genres) {}

  static final List<Title> TITLES =
      List.of(
          new Title(1, "Toy Story", 1995, List.of("Adventure", "Animation", "Children")),
          new Title(3114, "Toy Story 2", 1999, List.of("Adventure", "Animation", "Children")),
          new Title(2355, "A Bug's Life", 1998, List.of("Adventure", "Animation", "Children")),
          new Title(4886, "Monsters, Inc.", 2001, List.of("Animation", "Comedy", "Fantasy")),
          new Title(588, "Aladdin", 1992, List.of("Adventure", "Musical")),
          new Title(364, "The Lion King", 1994, List.of("Drama", "Musical")),
          new Title(356, "Forrest Gump", 1994, List.of("Comedy", "Drama", "Romance", "War")),
          new Title(34, "Babe", 1995, List.of("Children", "Drama")),
          new Title(6377, "Finding Nemo", 2003, List.of("Adventure", "Animation")),
          new Title(1270, "Back to the Future", 1985, List.of("Comedy", "Sci-Fi")),
          new Title(260, "Star Wars: Episode IV – A New Hope", 1977, List.of("Action", "Sci-Fi")),
          new Title(527, "Schindler's List", 1993, List.of("Drama", "War")),
          new Title(5618, "Spirited Away", 2001, List.of("Fantasy", "Animation")),
          new Title(915, "Sabrina", 1954, List.of("Comedy", "Romance")),
          new Title(7, "Sabrina", 1995, List.of("Comedy", "Romance")));

  /** Every request of a list, as a GET's query or a POST's body. */
  final List<String> asked = new ArrayList<>();

  private final Page page;

  CannedApi(Page page) {
    this.page = page;
    page.route("**/v1/model", route -> json(route, 200, model()));
    page.route("**/v1/movies?*", this::found);
    page.route("**/v1/movies/*/similar?*", route -> list(route, "similar", List.of()));
    page.route("**/v1/recommendations*", this::recommend);
  }

  /** From now on lists are answered with this problem. */
  void fails(int status, Map<String, Object> problem) {
    page.route("**/v1/recommendations*", route -> json(route, status, problem));
  }

  void recovers() {
    page.route("**/v1/recommendations*", this::recommend);
  }

  static List<Title> called(String part) {
    return TITLES.stream()
        .filter(movie -> movie.title().toLowerCase(Locale.ROOT).contains(part))
        .toList();
  }

  private void found(Route route) {
    String text = parameter(route.request(), "q").toLowerCase(Locale.ROOT);
    json(route, 200, Map.of("movies", called(text)));
  }

  private void recommend(Route route) {
    if (route.request().method().equals("POST")) {
      asked.add(route.request().postData());
      list(route, "fold-in", rated(route.request().postData()));
      return;
    }
    asked.add(route.request().url());
    String title = parameter(route.request(), "title").toLowerCase(Locale.ROOT);
    String year = parameter(route.request(), "year");
    List<Title> meant = called(title.replaceFirst(" \\(\\d+\\)", ""));
    List<Title> exact = meant.stream().filter(movie -> year.equals("" + movie.year())).toList();
    if (exact.isEmpty() && meant.size() != 1) {
      json(route, meant.isEmpty() ? 404 : 300, problem(meant));
    } else {
      list(route, parameter(route.request(), "mode"), exact.isEmpty() ? meant : exact);
    }
  }

  private static Map<String, Object> problem(List<Title> meant) {
    String member = meant.isEmpty() ? "suggestions" : "candidates";
    return Map.of("title", "No title", member, meant.isEmpty() ? TITLES.subList(0, 2) : meant);
  }

  private static void list(Route route, String method, List<Title> known) {
    List<Title> left = TITLES.stream().filter(movie -> !known.contains(movie)).toList();
    List<Map<String, Object>> items =
        IntStream.range(0, 10)
            .mapToObj(at -> item(at, left.get((at + known.size() - 1 + left.size()) % left.size())))
            .toList();
    Object understood =
        method.equals("fold-in") || known.isEmpty() ? List.of() : understood(known.getFirst());
    json(
        route,
        200,
        Map.of("method", method, "understood", understood, "items", items, "notice", ""));
  }

  private static Map<String, Object> understood(Title movie) {
    return Map.of("movieId", movie.id(), "title", movie.title(), "year", movie.year());
  }

  private static Map<String, Object> item(int at, Title movie) {
    return Map.of(
        "rank",
        at + 1,
        "movie",
        movie,
        "score",
        1 - at / 20.0,
        "match",
        0.93 - at / 15.0,
        "reason",
        "liked by people who liked Toy Story");
  }

  private static Map<String, Object> model() {
    return Map.of(
        "model",
        Map.of("namespace", "default", "name", "movies", "version", 7),
        "trainedAt",
        "2026-11-22T22:00:00Z",
        "metrics",
        Map.of("ndcgAt10", 0.1204, "baselineNdcgAt10", 0.0801, "evaluatedUsers", 598),
        "counts",
        Map.of("ratings", 100_836, "users", 610, "items", 9_742),
        "dataset",
        Map.of("uri", "file:///data/ml-latest-small"));
  }

  private static List<Title> rated(String body) {
    try {
      List<Integer> ids =
          JSON.readTree(body).at("/items").findValues("movieId").stream()
              .map(JsonNode::asInt)
              .toList();
      return TITLES.stream().filter(movie -> ids.contains(movie.id())).toList();
    } catch (IOException e) {
      throw new AssertionError(body, e);
    }
  }

  private static String parameter(Request request, String name) {
    String query = request.url().replaceFirst("[^?]*\\?", "");
    return Stream.of(query.split("&"))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
        .findFirst()
        .orElse("");
  }

  private static void json(Route route, int status, Map<String, Object> body) {
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(status)
            .setHeaders(Map.of("Content-Type", "application/json", "Retry-After", "1"))
            .setBodyBytes(Json.bytes(body)));
  }
}
