package dev.recommender.service.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recommender.service.elasticsearch.StubElasticsearch.Asked;
import dev.recommender.service.people.Consent;
import dev.recommender.service.people.Consent.Decision;
import dev.recommender.service.people.Consent.Status;
import dev.recommender.service.people.Interaction;
import dev.recommender.service.people.LiveRecord;
import dev.recommender.service.people.PeopleUnavailableException;
import dev.recommender.service.people.Pseudonym;
import dev.recommender.service.people.PseudonymKeyChangedException;
import dev.recommender.service.people.Stored;
import dev.recommender.service.people.Stored.Revision;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ElasticsearchLiveRecordsTest {
  private static final Pseudonym ANNE = new Pseudonym("anne");
  private static final Pseudonym BEN = new Pseudonym("ben");
  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00.250Z");
  private static final LiveRecord ERASED = new LiveRecord(ANNE, "key", TIME, null, List.of());
  private static final Stored READ = new Stored(ERASED, new Revision(4, 2));
  private static final Stored NEW =
      new Stored(
          new LiveRecord(
              BEN, "key", null, null, List.of(new Interaction(1, 4.5, null, TIME, false, "e1"))),
          Revision.ABSENT);

  private StubElasticsearch stub;
  private ElasticsearchLiveRecords records;

  @BeforeEach
  void start() throws IOException {
    stub = new StubElasticsearch();
    records = new ElasticsearchLiveRecords(stub.client(), "m-people", "key", new Outage());
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  @Test
  void readsThoseWhoHaveARecordWithItsRevision() {
    stub.answers(
        200,
        """
        {'docs':[{'_id':'anne','found':true,'_seq_no':4,'_primary_term':2,'_source':{
                   'user':'anne','keyId':'key','tombstone':'2026-01-01T00:00:00.250Z'}},
                 {'_id':'ben','found':false}]}
        """);
    assertThat(records.read(List.of(ANNE, BEN))).isEqualTo(Map.of(ANNE, READ));
    Asked asked = stub.asked().getFirst();
    assertThat(asked.uri()).as("the whole document, in real time").isEqualTo("/m-people/_mget");
    assertThat(asked.body()).isEqualTo("{\"ids\":[\"anne\",\"ben\"]}");
  }

  @Test
  void readsStandingsWithoutInteractions() {
    stub.answers(
        200,
        """
        {'docs':[{'_id':'anne','found':true,'_seq_no':4,'_primary_term':2,'_source':{
                   'keyId':'key','tombstone':'2026-01-01T00:00:00.250Z'}}]}
        """);
    assertThat(records.withoutInteractions(List.of(ANNE))).isEqualTo(Map.of(ANNE, ERASED));
    assertThat(stub.asked().getFirst().uri())
        .isEqualTo("/m-people/_mget?_source_includes=keyId,tombstone,consent.status");
  }

  @Test
  void asksNothingAboutNobody() {
    assertThat(records.read(List.of())).isEmpty();
    assertThat(records.withoutInteractions(List.of())).isEmpty();
    assertThat(records.write(List.of())).isEmpty();
    assertThat(stub.asked()).isEmpty();
  }

  @Test
  void writesOnlyOverTheRevisionThatWasRead() {
    stub.answers(200, "{'items':[{'index':{'status':200}},{'create':{'status':201}}]}");
    assertThat(records.write(List.of(READ, NEW))).isEmpty();
    Asked asked = stub.asked().getFirst();
    assertThat(asked.method() + " " + asked.uri()).isEqualTo("POST /m-people/_bulk");
    assertThat(asked.body().replace('"', '\''))
        .isEqualTo(
            """
            {'index':{'_id':'anne','if_seq_no':4,'if_primary_term':2}}
            {'user':'anne','keyId':'key','tombstone':'2026-01-01T00:00:00.250Z','interactions':[]}
            {'create':{'_id':'ben'}}
            {'user':'ben','keyId':'key','interactions':[{'movieId':1,'time':'2026-01-01T00:00:00.250Z',\
            'rating':4.5,'eventId':'e1'}]}
            """);
  }

  @Test
  void namesThoseWhoWereChangedByOthers() {
    stub.answers(
        200,
        """
        {'errors':true,'items':[{'index':{'_id':'anne','status':200}},
          {'create':{'_id':'ben','status':409,'error':{'type':'version_conflict_engine_exception'}}}]}
        """);
    assertThat(records.write(List.of(READ, NEW))).isEqualTo(Set.of(BEN));
  }

  @Test
  void anyOtherRefusalIsAFailureThatNamesNobody() {
    stub.answers(
        200,
        """
        {'errors':true,'items':[{'index':{'_id':'anne','status':429,
          'error':{'type':'es_rejected_execution_exception','reason':'rejected [anne]'}}}]}
        """);
    assertThatThrownBy(() -> records.write(List.of(READ)))
        .isInstanceOf(PeopleUnavailableException.class)
        .cause()
        .hasMessageContaining("es_rejected_execution_exception")
        .hasMessageNotContaining("anne");
  }

  @Test
  void neverTakesAFailureForTheAbsenceOfARecord() {
    stub.answers(200, "{'docs':[{'_id':'anne','error':{'type':'index_not_found_exception'}}]}");
    assertThatThrownBy(() -> records.read(List.of(ANNE)))
        .isInstanceOf(PeopleUnavailableException.class);
  }

  @Test
  void anAnswerThatLeavesSomebodyOutIsAFailure() {
    stub.answers(200, "{}");
    assertThatThrownBy(() -> records.read(List.of(ANNE)))
        .isInstanceOf(PeopleUnavailableException.class);
    stub.answers(200, "{'items':[{'index':{'status':200}}]}");
    assertThatThrownBy(() -> records.write(List.of(READ, NEW)))
        .isInstanceOf(PeopleUnavailableException.class)
        .cause()
        .hasMessage("Elasticsearch answered for 1 people, expected 2");
  }

  @Test
  void writesAgainWhatABrokenConnectionDidNotDeliver() {
    stub.breaks();
    stub.answers(200, "{'docs':[{'_id':'anne','found':false}]}");
    stub.answers(200, "{'items':[{'index':{'_id':'anne','status':200}}]}");
    assertThat(records.write(List.of(READ))).isEmpty();
    assertThat(stub.asked().get(2).body()).isEqualTo(stub.asked().get(0).body());
  }

  @Test
  void writesItsOwnRecordOnceMoreWhenABrokenConnectionDeliveredIt() {
    stub.breaks();
    stub.answers(
        200,
        """
        {'docs':[{'_id':'anne','found':true,'_seq_no':9,'_primary_term':3,'_source':{
                   'user':'anne','keyId':'key','tombstone':'2026-01-01T00:00:00.250Z'}},
                 {'_id':'ben','found':true,'_seq_no':8,'_primary_term':3,'_source':{
                   'user':'ben','keyId':'key'}}]}
        """);
    stub.answers(
        200,
        "{'items':[{'index':{'_id':'anne','status':200}},{'create':{'_id':'ben','status':409}}]}");
    assertThat(records.write(List.of(READ, NEW)))
        .as("somebody else wrote ben's record")
        .isEqualTo(Set.of(BEN));
    assertThat(stub.asked().get(2).body())
        .contains("{\"_id\":\"anne\",\"if_seq_no\":9,\"if_primary_term\":3}")
        .contains("{\"create\":{\"_id\":\"ben\"}}");
  }

  @Test
  void givesUpWhenTheConnectionBreaksAgain() {
    stub.breaks();
    stub.answers(200, "{'docs':[{'_id':'anne','found':false}]}");
    stub.breaks();
    assertThatThrownBy(() -> records.write(List.of(READ)))
        .isInstanceOf(PeopleUnavailableException.class)
        .hasMessageStartingWith("Elasticsearch does not answer");
  }

  @Test
  void refusesARecordOfAnotherKey() {
    stub.answers(
        200,
        """
        {'docs':[{'_id':'anne','found':true,'_seq_no':4,'_primary_term':2,
                  '_source':{'user':'anne','keyId':'other'}}]}
        """);
    assertThatThrownBy(() -> records.read(List.of(ANNE)))
        .isInstanceOf(PseudonymKeyChangedException.class)
        .hasMessageContaining("\"other\"")
        .hasMessageContaining("\"key\"")
        .hasMessageNotContaining("anne");
  }

  @Test
  void readsBackWhatItWrites() {
    Decision now = new Decision(Status.WITHDRAWN, "recommendations", "2026-01", TIME, "web");
    Decision before = new Decision(Status.GRANTED, "", "", Instant.EPOCH, "");
    assertReadBack(
        new LiveRecord(
            ANNE,
            "key",
            TIME,
            new Consent(now, List.of(before)),
            List.of(
                new Interaction(1, 4.5, null, TIME, false, "e2", List.of("e0", "e1")),
                new Interaction(2, null, false, TIME, false, null),
                new Interaction(3, null, null, TIME.plusNanos(1), true, null, List.of("e3")))));
    assertReadBack(LiveRecord.empty(ANNE, "key"));
  }

  private void assertReadBack(LiveRecord record) {
    stub.answers(200, "{'items':[{'create':{'_id':'anne','status':201}}]}");
    records.write(List.of(new Stored(record, Revision.ABSENT)));
    String document = stub.asked().getLast().body().split("\n", -1)[1];
    stub.answers(
        200,
        "{'docs':[{'_id':'anne','found':true,'_seq_no':0,'_primary_term':1,'_source':%s}]}"
            .formatted(document));
    assertThat(records.read(List.of(ANNE)))
        .isEqualTo(Map.of(ANNE, new Stored(record, new Revision(0, 1))));
  }
}
