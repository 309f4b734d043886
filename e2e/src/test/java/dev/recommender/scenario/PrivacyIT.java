package dev.recommender.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.utils.Serialization;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What is known of people, and where; each test goes on where the one before ended. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PrivacyIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NAME = "lawful";
  private static final String PREFIX = "default." + NAME;
  private static final int PEOPLE = 60;
  private static final String ERASED_WHILE_PUBLISHING = id(7);
  private static final String WITHDRAWN = id(8);
  private static final String ACTIVE = id(9);
  private static final String NEWCOMER = "newcomer-of-library";
  private static final int RATED_ANEW = 80;

  private static World world;
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
      if (!done && request.path().equals("/%s-users-v2/_bulk".formatted(PREFIX))) {
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
    model = ModelYaml.of(NAME, proxy.uri(), data).with("evaluation: mustBeatBaseline: false");
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
        .contains(PREFIX + "-users-v1", PREFIX + "-items-v1", PREFIX + "-statistics-v1")
        .contains(PREFIX + "-versions", PREFIX + "-catalogue");
    places.forEach((place, content) -> {
      assertThat(content).as("ids in %s", place).doesNotContain("-of-library");
      if (!place.equals(PREFIX + "-users-v1")) {
        assertThat(pseudonyms).as("pseudonyms in %s", place).noneMatch(content::contains);
      }
    });
    assertThat(pseudonyms).allMatch(places.get(PREFIX + "-users-v1")::contains);
  }

  @Test
  @Order(2)
  void theNextVersionKnowsWhatPeopleDidAndForgetsWhoLeft() throws Exception {
    write(
        pseudonym(WITHDRAWN),
        Map.of("consent", Map.of("status", "withdrawn", "purpose", "recommendations")));
    write(pseudonym(ACTIVE), Map.of("interactions", List.of(interaction(RATED_ANEW, 5.0))));
    write(
        pseudonym(NEWCOMER),
        Map.of(
            "interactions",
            IntStream.rangeClosed(1, 8).mapToObj(movie -> interaction(2 * movie, 4.5)).toList()));
    world.apply(model.withTraining("seed: 1, runNonce: again").yaml());
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> Integer.valueOf(2).equals(world.status(NAME).liveVersion()));

    assertThat(person(2, ERASED_WHILE_PUBLISHING).path("found").asBoolean())
        .as("erased while the version was published")
        .isFalse();
    assertThat(person(2, WITHDRAWN).path("found").asBoolean()).as("withdrawn").isFalse();
    assertThat(stars(person(2, ACTIVE)))
        .containsAllEntriesOf(Map.of(RATED_ANEW, 5.0))
        .hasSizeGreaterThanOrEqualTo(30);
    assertThat(stars(person(2, NEWCOMER))).hasSize(8);
    JsonNode document = document(2);
    assertThat(document.path("userCount").asInt()).isEqualTo(PEOPLE + 1 - 2);
    assertThat(document.at("/peopleSnapshot/interactions").asLong()).isEqualTo(9);
    assertThat(document.at("/peopleSnapshot/leftOut").asInt()).isEqualTo(1);
    assertThat(document.at("/peopleSnapshot/hash"))
        .isNotEqualTo(document(1).at("/peopleSnapshot/hash"));
  }

  @Test
  @Order(3)
  void onlyThoseWhoAgreedAreProfiledWhereConsentIsRequired() throws Exception {
    for (int person = 10; person < 50; person++) {
      write(
          pseudonym(id(person)),
          Map.of("consent", Map.of("status", "granted", "purpose", "recommendations")));
    }
    world.apply(
        model
            .yaml()
            .replace(
                "privacy: {minimumAudience: 5}", "privacy: {minimumAudience: 5, consent: Required}")
            .replace("dataset: {", "dataset: {contract: {minUsers: 10}, "));
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> Integer.valueOf(3).equals(world.status(NAME).liveVersion()));
    assertThat(document(3).path("userCount").asInt()).isEqualTo(40);
    assertThat(person(3, ACTIVE).path("found").asBoolean()).isFalse();
    assertThat(person(3, id(10)).path("found").asBoolean()).isTrue();
  }

  private static Map<String, Object> interaction(int movie, double rating) {
    return Map.of(
        "movieId",
        movie,
        "rating",
        rating,
        "time",
        Instant.now().toString(),
        "eventId",
        "e" + movie);
  }

  private static void write(String pseudonym, Map<String, Object> fields) throws Exception {
    Map<String, Object> document = new LinkedHashMap<>(fields);
    document.put("user", pseudonym);
    document.put("keyId", document(1).path("pseudonymKeyId").asText());
    var request =
        java.net.http.HttpRequest.newBuilder(
                world.elasticsearch().resolve("/%s-people/_doc/%s".formatted(PREFIX, pseudonym)))
            .header("Content-Type", "application/json")
            .PUT(
                java.net.http.HttpRequest.BodyPublishers.ofString(
                    JSON.writeValueAsString(document)))
            .build();
    try (var http = java.net.http.HttpClient.newHttpClient()) {
      var answer = http.send(request, java.net.http.HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }
  }

  private static JsonNode person(int version, String id) throws Exception {
    String path = "/%s-users-v%d/_search".formatted(PREFIX, version);
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
            Collectors.toMap(
                rating -> rating.path("movieId").asInt(),
                rating -> rating.path("rating").asDouble()));
  }

  private static JsonNode document(int version) throws Exception {
    return world
        .elasticsearch("GET", "/%s-versions/_doc/%d".formatted(PREFIX, version), "")
        .path("_source");
  }

  /** All documents of each index of the resource. */
  private static Map<String, String> documents() throws Exception {
    JsonNode indices = world.elasticsearch("GET", "/_cat/indices/" + PREFIX + "-*?format=json", "");
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
        + world.client().pods().inNamespace("default").list().getItems().stream()
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
                      .inNamespace("default")
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
