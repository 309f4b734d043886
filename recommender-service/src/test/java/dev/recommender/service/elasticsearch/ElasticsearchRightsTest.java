package dev.recommender.service.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recommender.service.people.Consent.Status;
import dev.recommender.service.people.KnownMovie;
import dev.recommender.service.people.PeopleUnavailableException;
import dev.recommender.service.people.Pseudonym;
import dev.recommender.service.rights.AuditRecord;
import dev.recommender.service.rights.AuditRecord.Outcome;
import dev.recommender.service.rights.Deed;
import dev.recommender.service.rights.Deed.Action;
import dev.recommender.service.rights.JournalEntry;
import dev.recommender.service.rights.JournalEntry.Erased;
import dev.recommender.service.rights.JournalEntry.Said;
import dev.recommender.service.rights.Statement;
import dev.recommender.service.rights.UsersDocument;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ElasticsearchRightsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pseudonym ANNE = new Pseudonym("anne");
  private static final Pseudonym BEN = new Pseudonym("ben");
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private StubElasticsearch stub;
  private JsonClient client;
  private ElasticsearchAuditLog audit;
  private ElasticsearchUsersDocuments documents;
  private ElasticsearchPeopleDirectory directory;

  @BeforeEach
  void start() throws IOException {
    stub = new StubElasticsearch();
    client = stub.client();
    Outage outage = new Outage();
    audit = new ElasticsearchAuditLog(client, "m-audit", 7, outage);
    documents = new ElasticsearchUsersDocuments(client, "m-versions", "m-users-v7", outage);
    directory = new ElasticsearchPeopleDirectory(client, "m-people", outage);
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  @Test
  void appendsToTheAuditAndCanOnlyCreate() throws IOException {
    stub.answers(200, "{'items':[{'create':{'status':201}},{'create':{'status':201}}]}");
    audit.append(
        List.of(
            record(new Deed(Action.ERASED, ANNE, "desk", Map.of("a", "b")), Map.of("indices", 2)),
            record(new Deed(Action.RETENTION_SWEPT, null, "sweep", Map.of()), Map.of())));
    StubElasticsearch.Asked asked = stub.asked().getFirst();
    assertThat(asked.method() + " " + asked.uri()).isEqualTo("POST /_bulk");
    List<JsonNode> lines = lines(asked.body());
    assertThat(lines.get(0).at("/create/_index").asText()).isEqualTo("m-audit");
    assertThat(lines.get(0).at("/create/_id")).isNotEqualTo(lines.get(2).at("/create/_id"));
    assertThat(lines.get(1))
        .isEqualTo(
            JSON.readTree(
                """
                {"time":"2026-06-01T12:00:00Z","action":"erased","user":"anne","modelVersion":7,
                 "actor":"desk","outcome":"done","details":{"a":"b","indices":2,"request":"r1"}}
                """));
    assertThat(lines.get(3).has("user")).isFalse();
  }

  @Test
  void readsDecisionsOfTheAuditPageByPage() {
    stub.answers(200, "{}");
    stub.answers(200, "{'id':'point'}");
    stub.answers(
        200,
        """
        {'hits':{'hits':[
          {'sort':[1,1],'_source':{'time':'2026-06-01T12:00:00.005Z','action':'erased','user':'anne',
            'outcome':'done','details':{'request':'r1','erasedAt':'2026-06-01T12:00:00Z'}}},
          {'sort':[2,2],'_source':{'time':'2026-06-01T12:00:00Z','action':'erased','user':'ben',
            'outcome':'requested','details':{'request':'r2'}}}]}}
        """);
    stub.answers(
        200,
        """
        {'hits':{'hits':[{'sort':[3,3],'_source':{'time':'2026-06-01T12:00:00.005Z','user':'anne',
            'action':'consent-changed','outcome':'done','details':{'request':'r3','purpose':'p',
            'status':'withdrawn','policyVersion':'1','channel':'web','decidedAt':'2026-06-01T12:00:00Z'}}}]}}
        """);
    stub.answers(200, "{'hits':{'hits':[]}}");
    stub.answers(200, "{'succeeded':true}");
    List<JournalEntry> read = new ArrayList<>();
    new ElasticsearchJournal(client, "m-audit", new Outage()).read(read::addAll);
    assertThat(read)
        .containsExactly(
            new Erased(ANNE, NOON),
            new Erased(BEN, NOON),
            new Said(
                "r3", Outcome.DONE, new Statement(ANNE, Status.WITHDRAWN, "p", "1", "web", NOON)));
    assertThat(stub.asked())
        .extracting(asked -> asked.method() + " " + asked.uri())
        .containsExactly(
            "POST /m-audit/_refresh",
            "POST /m-audit/_pit?keep_alive=5m",
            "POST /_search",
            "POST /_search",
            "POST /_search",
            "DELETE /_pit");
    assertThat(stub.asked().get(3).body()).contains("\"search_after\":[2,2]");
  }

  @Test
  void isNotContentWithPartOfTheAudit() {
    stub.answers(
        200,
        """
        {'items':[{'create':{'status':201}},
                  {'create':{'status':400,'error':{
                   'type':'strict_dynamic_mapping_exception','reason':'[anne] is odd'}}}]}
        """);
    AuditRecord record = record(deed(), Map.of());
    assertThatThrownBy(() -> audit.append(List.of(record, record)))
        .isInstanceOf(PeopleUnavailableException.class)
        .cause()
        .hasMessageContaining("strict_dynamic_mapping_exception")
        .hasMessageNotContaining("anne");
  }

  @Test
  void takesItsOwnFirstAttemptForWritten() {
    stub.answers(200, "{'items':[{'create':{'status':409}}]}");
    audit.append(List.of(record(deed(), Map.of())));
    assertThat(stub.asked()).hasSize(1);
  }

  @Test
  void deletesFromEveryUsersIndexThatAVersionNames() throws IOException {
    versions("m-users-v5", "m-users-v6", "m-users-v8");
    stub.answers(
        200,
        """
        {'items':[
         {'delete':{'_index':'m-users-v5','status':404,'error':{'type':'index_not_found_exception'}}},
         {'delete':{'_index':'m-users-v6','status':200}},
         {'delete':{'_index':'m-users-v7','status':404,'result':'not_found'}},
         {'delete':{'_index':'m-users-v8','status':200}}]}
        """);
    assertThat(documents.delete(List.of(ANNE)))
        .containsExactly("m-users-v6", "m-users-v7", "m-users-v8");
    assertThat(stub.asked().get(0).uri()).isEqualTo("/m-versions/_refresh");
    assertThat(stub.asked().get(0).body()).isEmpty();
    StubElasticsearch.Asked deletion = stub.asked().get(2);
    assertThat(deletion.uri()).isEqualTo("/_bulk?refresh=true");
    assertThat(lines(deletion.body()))
        .extracting(line -> line.at("/delete/_index").asText() + line.at("/delete/_id").asText())
        .containsExactly("m-users-v5anne", "m-users-v6anne", "m-users-v7anne", "m-users-v8anne");
  }

  @Test
  void deletesOfEachPersonWhatWasLearntUntilATime() throws IOException {
    stub.answers(200, "{'_shards':{'failed':0}}");
    stub.answers(
        200,
        """
        {'hits':{'hits':[
         {'sort':[5],'_source':{'usersIndex':'m-users-v5','startedAt':'2026-06-01T11:59:59.123Z'}},
         {'sort':[6],'_source':{'usersIndex':'m-users-v6','startedAt':'2026-06-01T12:00:00Z'}},
         {'sort':[8],'_source':{'usersIndex':'m-users-v8','startedAt':'2026-06-01T12:00:01Z'}}]}}
        """);
    stub.answers(200, "{'items':[]}");
    documents.deleteLearntUntil(Map.of(ANNE, NOON, BEN, Instant.MAX));
    assertThat(lines(stub.asked().get(2).body()))
        .extracting(line -> line.at("/delete/_index").asText() + line.at("/delete/_id").asText())
        .containsExactlyInAnyOrder(
            "m-users-v5anne",
            "m-users-v5ben",
            "m-users-v6anne",
            "m-users-v6ben",
            "m-users-v7anne",
            "m-users-v7ben",
            "m-users-v8ben");
  }

  @Test
  void deletesManyPeopleInBoundedRequests() throws IOException {
    versions("m-users-v6");
    stub.answers(200, "{'items':[]}");
    stub.answers(200, "{'items':[]}");
    List<Pseudonym> many = new ArrayList<>();
    for (int person = 0; person < 700; person++) {
      many.add(new Pseudonym("p" + person));
    }
    List<String> _ = documents.delete(many);
    assertThat(lines(stub.asked().get(2).body())).hasSize(1_000);
    assertThat(lines(stub.asked().get(3).body())).hasSize(400);
  }

  @Test
  void saysThatADeletionFailed() {
    versions("m-users-v7");
    stub.answers(
        200, "{'items':[{'delete':{'status':403,'error':{'type':'cluster_block_exception'}}}]}");
    assertThatThrownBy(() -> documents.delete(List.of(ANNE)))
        .isInstanceOf(PeopleUnavailableException.class)
        .hasMessageNotContaining("anne")
        .cause()
        .hasMessageContaining("cluster_block_exception")
        .hasMessageNotContaining("anne");
  }

  @Test
  void readsEverythingOfAUsersDocument() {
    stub.answers(
        200,
        """
        {'found':true,'_source':{'user':'anne','ratingCount':2,'favouriteGenres':['Drama'],
         'factors':'AACAPw==','likedMovies':[1],'likely':null,
         'ratings':[{'movieId':1,'rating':4.0,'time':60},{'movieId':7,'liked':false}]}}
        """);
    UsersDocument document = documents.served(ANNE).orElseThrow();
    assertThat(document.ratings())
        .containsExactly(
            new KnownMovie(1, 4.0, null, Instant.ofEpochSecond(60)),
            new KnownMovie(7, null, false, null));
    assertThat(document.derived())
        .containsEntry("ratingCount", 2)
        .containsEntry("favouriteGenres", List.of("Drama"))
        .containsEntry("factors", "AACAPw==")
        .containsEntry("likedMovies", List.of(1))
        .doesNotContainKeys("user", "ratings");
    assertThat(stub.asked().getFirst().uri()).isEqualTo("/m-users-v7/_doc/anne");
  }

  @Test
  void namesTheIndicesThatHoldAPerson() {
    versions("m-users-v5", "m-users-v6");
    stub.answers(
        200,
        """
        {'docs':[{'_index':'m-users-v5','error':{'type':'index_not_found_exception'}},
                 {'_index':'m-users-v6','found':true},
                 {'_index':'m-users-v7','found':false}]}
        """);
    assertThat(documents.holding(ANNE)).containsExactly("m-users-v6");
  }

  @Test
  void neverTakesAFailureForTheAbsenceOfADocument() {
    versions("m-users-v7");
    stub.answers(200, "{'docs':[{'_index':'m-users-v7','error':{'type':'shard_failure'}}]}");
    assertThatThrownBy(() -> documents.holding(ANNE))
        .isInstanceOf(PeopleUnavailableException.class);
  }

  @Test
  void listsEveryoneWithALiveRecord() {
    stub.answers(
        200,
        """
        {'hits':{'hits':[{'sort':['anne'],'_id':'anne'},
                         {'sort':['another'],'_id':'ben'}]}}
        """);
    List<Pseudonym> found = new ArrayList<>();
    directory.everyone(found::addAll);
    assertThat(found).containsExactly(ANNE, BEN);
    assertThat(stub.asked().getFirst().uri()).isEqualTo("/m-people/_search");
    assertThat(stub.asked().getFirst().body()).contains("\"_source\":false");
  }

  private void versions(String... usersIndices) {
    stub.answers(200, "{'_shards':{'failed':0}}");
    StringBuilder hits = new StringBuilder();
    for (String index : usersIndices) {
      hits.append(hits.isEmpty() ? "" : ",");
      hits.append("{'sort':[%d],'_source':{'usersIndex':'%s'}}".formatted(hits.length(), index));
    }
    // A version whose claim names no index yet.
    stub.answers(200, "{'hits':{'hits':[%s,{'sort':[9],'_source':{}}]}}".formatted(hits));
  }

  private static Deed deed() {
    return new Deed(Action.EXPORTED, ANNE, "desk", Map.of());
  }

  private static AuditRecord record(Deed deed, Map<String, Object> results) {
    return new AuditRecord(NOON, "r1", deed, Outcome.DONE, results);
  }

  private static List<JsonNode> lines(String body) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : body.lines().toList()) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }
}
