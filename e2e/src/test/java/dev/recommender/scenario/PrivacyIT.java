package dev.recommender.scenario;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What is known of people, and where; each test goes on where the one before ended. */
@Tag("cluster")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PrivacyIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NAME = "lawful";
  private static final int PEOPLE = 60;
  private static final String ERASED_WHILE_PUBLISHING = id(7);
  private static final String WITHDRAWN = id(8);
  private static final String ACTIVE = id(9);
  private static final String ERASED = id(6);
  private static final String NEWCOMER = "newcomer-of-library";
  private static final String TWIN = "twin-of-library";
  private static final int RATED_ANEW = 80;

  private static World world;
  private static String prefix;
  private static ErasingProxy erasing;
  private static ElasticsearchProxy proxy;
  private static ModelYaml model;

  /** Writes a tombstone as soon as the users of a version are being published. */
  private static final class ErasingProxy implements ElasticsearchProxy.Watcher {
    private boolean done;

    @Override
    public synchronized boolean before(ElasticsearchProxy.Request request) {
      return true;
    }

    @Override
    public synchronized void after(ElasticsearchProxy.Request request) {
      if (!done && request.path().equals("/%s-users-v2/_bulk".formatted(prefix))) {
        done = true;
        try {
          String person = pseudonym(ERASED_WHILE_PUBLISHING);
          write(person, Map.of("tombstone", Instant.now().toString()));
        } catch (Exception e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  @BeforeAll
  static void start() throws Exception {
    world = World.start("privacy");
    prefix = world.prefix(NAME);
    Path data = SmallDataset.write(world.newFolder());
    String ratings = Files.readString(data.resolve("ratings.csv"));
    Files.writeString(
        data.resolve("ratings.csv"),
        ratings
            .lines()
            .map(line ->
                line.startsWith("userId")
                    ? line
                    : line.replaceFirst("^(\\d+),", "reader-$1-of-library,"))
            .collect(Collectors.joining("\n", "", "\n")));
    erasing = new ErasingProxy();
    proxy = new ElasticsearchProxy(world.elasticsearch(), erasing);
    // Too few people to show with 95 % that popularity is beaten.
    model = world.yaml(NAME, proxy.uri(), data).with("evaluation: mustBeatBaseline: false");
  }

  @AfterAll
  static void stop() {
    proxy.close();
    world.close();
  }

  private static String id(int person) {
    return "reader-%d-of-library".formatted(person);
  }

  @Test
  @Order(1)
  void noIdOfAPersonStandsAnywhereAndPseudonymsOnlyWherePeopleAre() throws Exception {
    world.apply(model.yaml());
    world.awaitReady(NAME);
    Set<String> pseudonyms =
        IntStream.rangeClosed(1, PEOPLE)
            .mapToObj(n -> pseudonym(id(n)))
            .collect(Collectors.toSet());
    Map<String, String> places = new TreeMap<>(documents());
    places.put("logs", world.logs());
    places.put("status and pods", kubernetes());
    assertThat(places.keySet())
        .contains(prefix + "-users-v1", prefix + "-items-v1", prefix + "-statistics-v1")
        .contains(prefix + "-versions", prefix + "-catalogue");
    places.forEach((place, content) -> {
      assertThat(content).as("ids in %s", place).doesNotContain("-of-library");
      if (!place.equals(prefix + "-users-v1")) {
        assertThat(pseudonyms).as("pseudonyms in %s", place).noneMatch(content::contains);
      }
    });
    assertThat(pseudonyms).allMatch(places.get(prefix + "-users-v1")::contains);
  }

  @Test
  @Order(2)
  void theNextVersionKnowsWhatTheServiceWasToldAndForgetsWhoLeft() throws Exception {
    put("/v1/users/%s/consent".formatted(WITHDRAWN), consent("withdrawn"));
    rate(ACTIVE, Map.of(RATED_ANEW, 5.0));
    rate(NEWCOMER, IntStream.rangeClosed(1, 8).boxed().collect(toMap(n -> 2 * n, n -> 4.5)));
    rate(ERASED, Map.of(RATED_ANEW, 5.0));
    world.send(world.request(NAME, "/v1/users/" + ERASED).DELETE().build(), 200);
    world.apply(model.withTraining("seed: 1, runNonce: again").yaml());
    awaitLive(2);

    assertThat(person(2, ERASED_WHILE_PUBLISHING).path("found").asBoolean())
        .as("erased while the version was published")
        .isFalse();
    assertThat(person(2, ERASED).path("found").asBoolean()).as("erased before").isFalse();
    assertThat(person(2, WITHDRAWN).path("found").asBoolean()).as("withdrawn").isFalse();
    assertThat(stars(person(2, ACTIVE)))
        .containsAllEntriesOf(Map.of(RATED_ANEW, 5.0))
        .hasSizeGreaterThanOrEqualTo(30);
    assertThat(stars(person(2, NEWCOMER))).hasSize(8);
    JsonNode document = document(2);
    assertThat(document.path("userCount").asInt()).isEqualTo(PEOPLE + 1 - 3);
    assertThat(document.at("/peopleSnapshot/interactions").asLong()).isEqualTo(9);
    assertThat(document.at("/peopleSnapshot/leftOut").asInt()).isEqualTo(2);
    assertThat(document.at("/peopleSnapshot/hash"))
        .isNotEqualTo(document(1).at("/peopleSnapshot/hash"));
  }

  @Test
  @Order(3)
  void somebodyWhoRatedTheSameIsAnsweredAsIfTrained() throws Exception {
    JsonNode trained = recommended(2, ACTIVE);
    assertThat(trained.path("method").asText()).isEqualTo("trained-factors");
    rate(TWIN, stars(person(2, ACTIVE)));
    JsonNode foldedIn = recommended(2, TWIN);
    assertThat(foldedIn.path("method").asText()).isEqualTo("fold-in");
    List<Oracle.Scored> expected = Oracle.answered(trained);
    List<Oracle.Scored> answered = Oracle.answered(foldedIn);
    assertThat(answered)
        .hasSize(20)
        .extracting(Oracle.Scored::id)
        .isEqualTo(expected.stream().map(Oracle.Scored::id).toList());
    for (int n = 0; n < expected.size(); n++) {
      assertThat(answered.get(n).score()).isCloseTo(expected.get(n).score(), offset(1e-3));
    }
  }

  @Test
  @Order(4)
  void onlyThoseWhoAgreedAreProfiledWhereConsentIsRequired() throws Exception {
    String granted =
        IntStream.range(10, 50)
            .mapToObj(n -> consent("granted").replace("{", agreed(id(n))))
            .collect(Collectors.joining("\n"));
    world.send(
        world
            .request(NAME, "/v1/consents")
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(granted))
            .build(),
        200);
    world.apply(
        model
            .yaml()
            .replace(
                "privacy: {minimumAudience: 5}", "privacy: {minimumAudience: 5, consent: Required}")
            .replace("dataset: {", "dataset: {contract: {minUsers: 10}, "));
    awaitLive(3);
    assertThat(document(3).path("userCount").asInt()).isEqualTo(40);
    assertThat(person(3, ACTIVE).path("found").asBoolean()).isFalse();
    assertThat(person(3, id(10)).path("found").asBoolean()).isTrue();
    assertThat(recommended(3, ACTIVE).path("method").asText()).isEqualTo("popular");
    assertThat(recommended(3, id(10)).path("method").asText()).isEqualTo("trained-factors");
  }

  @Test
  @Order(5)
  void noIdStandsAnywhereAfterAllThatTheServiceWasTold() throws Exception {
    Map<String, String> places = new TreeMap<>(documents());
    assertThat(places.keySet()).contains(prefix + "-people", prefix + "-audit");
    places.put("logs", world.logs());
    places.forEach((place, content) -> assertThat(content).as(place).doesNotContain("-of-library"));
  }

  private static void awaitLive(int version) {
    await()
        .atMost(World.PATIENCE)
        .until(() -> Integer.valueOf(version).equals(world.status(NAME).liveVersion()));
  }

  /** By a version: pods of the one before may still answer for a moment. */
  private static JsonNode recommended(int version, String user) {
    String path = "/v1/users/%s/recommendations?k=20".formatted(user);
    return await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> world.ask(NAME, path, 200),
            answer -> answer.at("/model/version").asInt() == version);
  }

  /** Tells the service what a person rated. */
  private static void rate(String user, Map<Integer, Double> stars) throws Exception {
    String events =
        stars.entrySet().stream()
            .map(rated ->
                "{\"user\":\"%s\",\"movieId\":%d,\"rating\":%s}"
                    .formatted(user, rated.getKey(), rated.getValue()))
            .collect(Collectors.joining(",", "{\"events\":[", "]}"));
    var request = json("/v1/events").POST(BodyPublishers.ofString(events)).build();
    assertThat(world.send(request, 200).path("results").findValues("status"))
        .hasSize(stars.size())
        .allMatch(status -> status.asInt() == 201);
  }

  private static void put(String path, String body) throws Exception {
    world.send(json(path).PUT(BodyPublishers.ofString(body)).build(), 200);
  }

  private static HttpRequest.Builder json(String path) {
    return world.request(NAME, path).header("Content-Type", "application/json");
  }

  /** The beginning of a line of a bulk import. */
  private static String agreed(String id) {
    return "{\"user\":\"%s\",\"time\":\"2026-01-01T00:00:00Z\",".formatted(id);
  }

  private static String consent(String status) {
    return """
    {"status":"%s","purpose":"recommendations","policyVersion":"2026-01","channel":"web"}\
    """
        .formatted(status);
  }

  private static void write(String pseudonym, Map<String, Object> fields) throws Exception {
    Map<String, Object> document = new LinkedHashMap<>(fields);
    document.put("user", pseudonym);
    document.put("keyId", document(1).path("pseudonymKeyId").asText());
    var request =
        HttpRequest.newBuilder(
                world.elasticsearch().resolve("/%s-people/_doc/%s".formatted(prefix, pseudonym)))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(JSON.writeValueAsString(document)))
            .build();
    try (var http = java.net.http.HttpClient.newHttpClient()) {
      var answer = http.send(request, java.net.http.HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }
  }

  private static JsonNode person(int version, String id) throws Exception {
    String path = "/%s-users-v%d/_search".formatted(prefix, version);
    JsonNode hits =
        world
            .elasticsearch(
                "POST", path, "{\"query\":{\"term\":{\"user\":\"%s\"}}}".formatted(pseudonym(id)))
            .at("/hits/hits");
    return hits.isEmpty()
        ? JSON.createObjectNode().put("found", false)
        : JSON.createObjectNode().put("found", true).set("_source", hits.get(0).path("_source"));
  }

  private static Map<Integer, Double> stars(JsonNode person) {
    return StreamSupport.stream(person.at("/_source/ratings").spliterator(), false)
        .collect(
            toMap(
                rating -> rating.path("movieId").asInt(),
                rating -> rating.path("rating").asDouble()));
  }

  private static JsonNode document(int version) throws Exception {
    return world
        .elasticsearch("GET", "/%s-versions/_doc/%d".formatted(prefix, version), "")
        .path("_source");
  }

  /** All documents of each index of the resource. */
  private static Map<String, String> documents() throws Exception {
    JsonNode indices = world.elasticsearch("GET", "/_cat/indices/" + prefix + "-*?format=json", "");
    Map<String, String> documents = new TreeMap<>();
    for (JsonNode index : indices) {
      String name = index.path("index").asText();
      JsonNode hits =
          world.elasticsearch("POST", "/" + name + "/_search", "{\"size\":10000}").at("/hits/hits");
      assertThat(hits.size()).as(name).isLessThan(10_000);
      documents.put(name, hits.toString());
    }
    return documents;
  }

  private static String kubernetes() {
    return Serialization.asYaml(world.model(NAME).require())
        + world.client().pods().inNamespace(world.namespace()).list().getItems().stream()
            .map(Serialization::asYaml)
            .collect(Collectors.joining());
  }

  private static String pseudonym(String id) {
    try {
      byte[] key =
          Base64.getDecoder()
              .decode(
                  world
                      .client()
                      .secrets()
                      .inNamespace(world.namespace())
                      .withName(NAME + "-pseudonym-key")
                      .require()
                      .getData()
                      .get("key"));
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(id.getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
