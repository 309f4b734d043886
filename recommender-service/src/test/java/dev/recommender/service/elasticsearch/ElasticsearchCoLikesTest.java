package dev.recommender.service.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recommender.service.people.CoLikes.Counts;
import dev.recommender.service.people.PeopleUnavailableException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ElasticsearchCoLikesTest {
  private StubElasticsearch stub;
  private ElasticsearchCoLikes coLikes;

  @BeforeEach
  void start() throws IOException {
    stub = new StubElasticsearch();
    coLikes = new ElasticsearchCoLikes(stub.client(), "m-users-v7", new Outage());
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  @Test
  void countsInOneSearchThatReturnsNobody() {
    stub.answers(
        200,
        """
        {'_shards':{'failed':0},'hits':{'total':{'value':120,'relation':'eq'},'hits':[]},
         'aggregations':{'everybody':{'doc_count':610},
          'together':{'buckets':[{'key':2,'doc_count':46},{'key':3,'doc_count':7}]}}}
        """);
    assertThat(coLikes.of(1, List.of(2, 3, 4)))
        .isEqualTo(new Counts(610, 120, Map.of(2, 46L, 3, 7L)));
    assertThat(stub.asked().getFirst().uri()).isEqualTo("/m-users-v7/_search");
    assertThat(stub.asked().getFirst().body())
        .contains("\"size\":0", "{\"term\":{\"likedMovies\":1}}", "\"include\":[2,3,4]");
  }

  @Test
  void takesNoPartForTheWhole() {
    stub.answers(200, "{'_shards':{'failed':1},'hits':{'total':{'value':3}}}");
    assertThatThrownBy(() -> coLikes.of(1, List.of(2)))
        .isInstanceOf(PeopleUnavailableException.class);
  }
}
