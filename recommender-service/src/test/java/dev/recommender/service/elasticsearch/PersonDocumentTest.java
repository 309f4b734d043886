package dev.recommender.service.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recommender.service.people.Consent;
import dev.recommender.service.people.Consent.Decision;
import dev.recommender.service.people.Consent.Status;
import dev.recommender.service.people.Interaction;
import dev.recommender.service.people.LiveRecord;
import dev.recommender.service.people.Pseudonym;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents as an operator's script may write them; training reads the same ones the same way. */
class PersonDocumentTest {
  private static final Instant TIME = Instant.parse("2025-06-01T00:00:00Z");
  private static final Pseudonym ANNE = new Pseudonym("anne");

  @Test
  void takesADocumentOfNothingForSomebodyOfThisKey() {
    assertThat(read("{}")).isEqualTo(LiveRecord.empty(ANNE, "key"));
    assertThat(read("{'keyId':'other'}").keyId()).isEqualTo("other");
  }

  @Test
  void readsAConsentOfWhichOnlyTheStatusIsKnown() {
    assertThat(read("{'consent':{'status':'granted'}}").consent())
        .isEqualTo(new Consent(new Decision(Status.GRANTED, "", "", Instant.EPOCH, ""), List.of()));
  }

  @Test
  void leavesOutOfTheHistoryWhatIsNoDecision() {
    Consent consent =
        read("{'consent':{'status':'objected','history':[{'status':'granted'},7,{}]}}").consent();
    assertThat(consent).isNotNull();
    assertThat(consent.history()).extracting(Decision::status).containsExactly(Status.GRANTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{'consent':{'status':'Granted'}}", "{'consent':{}}", "{'consent':'granted'}"})
  void knowsNoConsentWithoutAStatusThatIsOne(String document) {
    assertThat(read(document).consent()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"'yesterday'", "1748736000000", "'2025-06-01'", "true"})
  void takesATombstoneThatCannotBeReadForOneOfTheFuture(String tombstone) {
    assertThat(read("{'tombstone':%s}".formatted(tombstone)).tombstone())
        .isAfter(Instant.parse("9999-01-01T00:00:00Z"));
  }

  @Test
  void readsWhatIsSaidOfAMovieAndLeavesOutWhatIsNot() {
    assertThat(
            read("""
            {'interactions':[
              {'movieId':1,'rating':4.5,'time':'2025-06-01T00:00:00Z','eventId':'e1','more':1},
              {'movieId':2,'liked':true,'time':'2025-06-01T02:00:00+02:00'},
              {'movieId':3,'liked':false,'time':'2025-06-01T00:00:00Z'},
              {'movieId':4,'undone':true,'rating':3,'time':'2025-06-01T00:00:00Z'},
              {'movieId':5,'rating':7,'time':'2025-06-01T00:00:00Z'},
              {'movieId':6,'rating':3},
              {'movieId':'7','rating':3,'time':'2025-06-01T00:00:00Z'},
              {'movieId':8,'time':'2025-06-01T00:00:00Z'},
              {'movieId':9,'liked':'yes','time':'2025-06-01T00:00:00Z'},
              {'movieId':10,'rating':3,'time':'+999999999-01-01T00:00:00Z'},
              'nothing', null]}
            """)
                .interactions())
        .containsExactly(
            new Interaction(1, 4.5, null, TIME, false, "e1"),
            new Interaction(2, null, true, TIME, false, null),
            new Interaction(3, null, false, TIME, false, null),
            new Interaction(4, null, null, TIME, true, null));
  }

  private static LiveRecord read(String document) {
    try {
      return PersonDocument.read(
          ANNE, new ObjectMapper().readTree(document.replace('\'', '"')), "key");
    } catch (IOException e) {
      throw new AssertionError(document, e);
    }
  }
}
