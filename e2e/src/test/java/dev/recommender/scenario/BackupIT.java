package dev.recommender.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recommender.scenario.ServiceClient.Reply;
import dev.recommender.stack.Checkout;
import dev.recommender.stack.ServiceProcess;
import dev.recommender.stack.ServiceSettings;
import dev.recommender.synthetic.ModelShape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** People and users are lost and restored by the documented commands, while the service runs. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BackupIT {
  private static final int STEADY = 10;
  private static final int ERASED = 11;
  private static final int WITHDRAWING = 12;
  private static final int RETURNING = 13;
  private static final int LATE = 14;

  private static ServingWorld world;
  private static ServiceProcess process;
  private static ServiceClient service;
  private static DocumentedCommands commands;
  private static final Map<String, String> VARIABLES = new HashMap<>();
  private static JsonNode steadyExport;
  private static String erasedAt;
  private static Set<String> audit;

  @BeforeAll
  static void start() throws Exception {
    world = ServingWorld.start("backup", ModelShape.of(300, 16));
    process = world.startReady("service");
    service = new ServiceClient(process);
    Path page = Checkout.current().root().resolve("recommender-service/docs/backup-and-restore.md");
    commands = DocumentedCommands.of(page, world.folder());
    VARIABLES.put("ES", world.indices().elasticsearch().toString());
    VARIABLES.put("PREFIX", world.indices().prefix());
    VARIABLES.put("JSON", "Content-Type: application/json");
    VARIABLES.put("LOST", world.indices().versioned("users"));
  }

  @AfterAll
  static void stop() {
    process.close();
    world.close();
  }

  @Test
  @Order(1)
  void takesEverythingByExactNames() throws Exception {
    for (int person : List.of(STEADY, ERASED, WITHDRAWING, RETURNING)) {
      event(person, 7);
    }
    consent(STEADY, "granted");
    consent(WITHDRAWING, "granted");
    steadyExport = export(STEADY);
    commands.run("\"type\": \"fs\"", VARIABLES);
    assertThat(commands.run("everything.json", VARIABLES))
        .contains("versions", "people", "audit", "catalogue", "items-v1", "users-v1");
    assertThat(commands.run("include_global_state\": false}'", VARIABLES)).contains("true");
    String taken = commands.run("jq -e '.count > 0'", VARIABLES);
    VARIABLES.put(
        "SNAPSHOT",
        taken.lines().filter(name -> name.matches("backup-\\d+-\\d+")).findFirst().orElseThrow());
  }

  @Test
  @Order(2)
  void isAskedForMoreAfterTheSnapshot() throws Exception {
    erasedAt = erase(ERASED);
    erase(RETURNING);
    event(RETURNING, 10);
    consent(WITHDRAWING, "withdrawn");
    event(LATE, 7);
    audit = audit();
  }

  @Test
  @Order(3)
  void answersNothingAboutPeopleUntilDecisionsHoldAgain() throws Exception {
    world.indices().send("DELETE", world.indices().versioned("users"), "");
    commands.run("rename_replacement", VARIABLES);
    assertThat(service.recommendations(id(ERASED)).status()).isEqualTo(503);
    assertThat(service.get("/v1/recommendations?title=" + anyTitle()).status()).isEqualTo(200);
    assertThat(documents(world.indices().versioned("users"), ERASED))
        .as("restored, and not yet erased")
        .hasSize(1);
    assertThat(reapplied())
        .endsWith(
            " entries of \"backup-audit\" read, 3 people of"
                + " \"backup-people-restored\" changed");
    assertThat(reapplied()).as("once more").contains(" read, 0 people");
    commands.run("_clone", VARIABLES);
  }

  @Test
  @Order(4)
  void whoWasErasedIsGoneEverywhere() throws Exception {
    JsonNode export = export(ERASED);
    assertThat(export.path("erasedAt").asText()).isEqualTo(erasedAt);
    for (String part : List.of("events", "dataset", "derived")) {
      assertThat(export.path(part)).as(part).isEmpty();
    }
    assertThat(documents(world.indices().versioned("users"), ERASED)).isEmpty();
    assertThat(service.recommendations(id(ERASED)).method()).isEqualTo("popular");
    assertThat(export(RETURNING).path("events")).as("of before the erasure").isEmpty();
  }

  @Test
  @Order(5)
  void whoWithdrewIsNotProfiled() throws Exception {
    Reply consent = service.get("/v1/users/%s/consent".formatted(id(WITHDRAWING)));
    assertThat(consent.body().path("status").asText()).isEqualTo("withdrawn");
    assertThat(service.recommendations(id(WITHDRAWING)).method()).isEqualTo("popular");
    assertThat(documents(world.indices().versioned("users"), WITHDRAWING)).isEmpty();
  }

  @Test
  @Order(6)
  void othersHaveWhatTheSnapshotHeld() throws Exception {
    JsonNode export = export(STEADY);
    for (String part : List.of("events", "consent", "dataset", "derived")) {
      assertThat(export.path(part)).as(part).isEqualTo(steadyExport.path(part)).isNotEmpty();
    }
    assertThat(export(LATE).path("events")).isEmpty();
    event(LATE, 7);
    assertThat(export(LATE).path("events")).hasSize(1);
  }

  @Test
  @Order(7)
  void theAuditHasEveryEntry() throws Exception {
    assertThat(audit()).containsAll(audit);
  }

  @Test
  @Order(8)
  void theJobRunsTheServiceWithOnlyOtherPeople() throws Exception {
    var filter = Checkout.current().root().resolve("recommender-service/docs/reapply-job.jq");
    var jq = new ProcessBuilder("jq", "--arg", "p", "other", "-f", filter.toString());
    Path deployment =
        Files.writeString(
            world.folder().resolve("deployment.json"),
            """
            {"metadata":{"name":"m-v7","namespace":"n"},"spec":{"template":{"metadata":{"labels":{"a":"b"}},
             "spec":{"securityContext":{"runAsNonRoot":true},"containers":[{"name":"service","image":"i",
              "livenessProbe":{},"env":[{"name":"PEOPLE_INDEX","value":"people"},{"name":"A","value":"b"}]}]}}}}
            """);
    Process process = jq.redirectInput(deployment.toFile()).start();
    JsonNode job = new ObjectMapper().readTree(process.getInputStream());
    assertThat(job.at("/metadata/name").asText()).isEqualTo("m-v7-reapply");
    JsonNode template = job.at("/spec/template");
    assertThat(template.has("metadata")).as("no Service must select it").isFalse();
    assertThat(template.at("/spec/containers/0").toString())
        .isEqualTo(
            "{\"name\":\"service\",\"image\":\"i\",\"env\":[{\"name\":\"PEOPLE_INDEX\","
                + "\"value\":\"other\"},{\"name\":\"A\",\"value\":\"b\"}],"
                + "\"args\":[\"reapply-rights\"]}");
  }

  private static String reapplied() throws Exception {
    ServiceSettings settings =
        world
            .published()
            .settings("512m")
            .with(Map.of("PEOPLE_INDEX", world.indices().longLived("people") + "-restored"));
    Path log = world.folder().resolve("reapply.log");
    Files.deleteIfExists(log);
    assertThat(ServiceProcess.reapply(Checkout.current(), settings, log)).isZero();
    String said = Files.readString(log).strip();
    assertThat(said).doesNotContain(world.published().key().pseudonym(id(ERASED)));
    return said.lines().toList().getLast();
  }

  private static void event(int person, int movieId) throws Exception {
    String body =
        "{\"events\":[{\"user\":\"%s\",\"movieId\":%d,\"rating\":5}]}"
            .formatted(id(person), movieId);
    Reply reply = service.send("POST", "/v1/events", body);
    assertThat(reply.body().at("/results/0/status").asInt()).isEqualTo(201);
  }

  private static void consent(int person, String status) throws Exception {
    String body =
        """
        {"status":"%s","purpose":"recommendations","policyVersion":"2026-01","channel":"web"}\
        """
            .formatted(status);
    Reply reply = service.send("PUT", "/v1/users/%s/consent".formatted(id(person)), body);
    assertThat(reply.status()).isEqualTo(200);
  }

  private static String erase(int person) throws Exception {
    Reply reply = service.send("DELETE", "/v1/users/" + id(person), "");
    assertThat(reply.status()).isEqualTo(200);
    return reply.body().path("erasedAt").asText();
  }

  private static JsonNode export(int person) throws Exception {
    Reply reply = service.get("/v1/users/%s/export".formatted(id(person)));
    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
    return reply.body();
  }

  private static String anyTitle() {
    return world.model().title(0).replace(' ', '+');
  }

  private static JsonNode documents(String index, int person) throws Exception {
    String pseudonym = world.published().key().pseudonym(id(person));
    return search(index, "{\"term\":{\"user\":\"%s\"}}".formatted(pseudonym));
  }

  private static Set<String> audit() throws Exception {
    var ids = new TreeSet<String>();
    JsonNode hits = search(world.indices().longLived("audit"), "{\"match_all\":{}}");
    StreamSupport.stream(hits.spliterator(), false)
        .forEach(hit -> ids.add(hit.path("_id").asText()));
    return ids;
  }

  private static JsonNode search(String index, String query) throws Exception {
    world.indices().send("POST", index + "/_refresh", "");
    String body = "{\"size\":1000,\"query\":%s}".formatted(query);
    return world.indices().send("POST", index + "/_search", body).at("/hits/hits");
  }

  private static String id(int person) {
    return world.model().userId(person);
  }
}
