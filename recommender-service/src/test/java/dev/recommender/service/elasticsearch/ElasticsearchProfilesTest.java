package dev.recommender.service.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recommender.service.people.PeopleUnavailableException;
import dev.recommender.service.people.Profile;
import dev.recommender.service.people.Pseudonym;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ElasticsearchProfilesTest {
  private static final Pseudonym ANNE = new Pseudonym("anne");
  private static final Pseudonym BEN = new Pseudonym("ben");

  private StubElasticsearch stub;
  private ElasticsearchProfiles profiles;

  @BeforeEach
  void start() throws IOException {
    stub = new StubElasticsearch();
    profiles = new ElasticsearchProfiles(stub.client(), "m-users-v7", new Outage());
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  @Test
  void readsAProfileById() {
    stub.answers(
        200,
        """
        {'found':true,'_source':{'user':'anne','factors':'AACAPwAAIMA=',
         'ratings':[{'movieId':1,'rating':4.0,'time':1},{'movieId':7,'rating':1.0,'time':2}]}}
        """);
    Profile profile = profiles.profile(ANNE).orElseThrow();
    assertThat(profile.pseudonym()).isEqualTo(ANNE);
    assertThat(profile.factors()).containsExactly(1.0f, -2.5f);
    assertThat(profile.knownMovies()).containsExactlyInAnyOrder(1, 7);
    assertThat(stub.asked().getFirst().uri()).startsWith("/m-users-v7/_doc/anne?");
  }

  @Test
  void knowsNobodyWithoutADocument() {
    stub.answers(404, "{'found':false}");
    assertThat(profiles.profile(ANNE)).isEmpty();
  }

  @Test
  void asksForEveryoneWhoLikedAMovie() {
    stub.answers(
        200,
        """
        {'_shards':{'failed':0},'hits':{'hits':[
         {'sort':['anne'],'_source':{'user':'anne','factors':'AACAPwAAIMA='}},
         {'sort':['ben'],'_source':{'user':'ben'}}]}}
        """);
    List<Profile> found = new ArrayList<>();
    profiles.whoLiked(42, found::addAll);
    assertThat(found).extracting(Profile::pseudonym).containsExactly(ANNE, BEN);
    assertThat(found.get(1).hasFactors()).isFalse();
    assertThat(stub.asked().getFirst().body()).contains("{\"term\":{\"likedMovies\":42}}");
  }

  @Test
  void takesNoRoomWhileAPageIsHandedOver() throws IOException {
    Outage narrow = new Outage(1);
    stub.answers(200, "{'hits':{'hits':[{'sort':['ben'],'_source':{'user':'ben'}}]}}");
    List<Integer> done = new ArrayList<>();
    new ElasticsearchProfiles(stub.client(), "m-users-v7", narrow)
        .whoLiked(42, page -> done.add(narrow.watch(page::size)));
    assertThat(done).containsExactly(1);
  }

  @Test
  void saysThatTheStoreIsAwayAndNamesNobody() {
    stub.answers(500, "{'error':{'reason':'shard failed'}}");
    assertThatThrownBy(() -> profiles.profile(ANNE))
        .isInstanceOf(PeopleUnavailableException.class)
        .hasMessageStartingWith("Elasticsearch answers with an error")
        .cause()
        .hasMessageContaining("shard failed")
        .hasMessageNotContaining("anne");
    stub.close();
    assertThatThrownBy(() -> profiles.profile(ANNE))
        .hasMessageStartingWith("Elasticsearch does not answer");
  }
}
