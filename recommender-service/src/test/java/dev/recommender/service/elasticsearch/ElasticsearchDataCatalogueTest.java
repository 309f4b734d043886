package dev.recommender.service.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recommender.service.datacatalogue.CatalogueUnavailableException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ElasticsearchDataCatalogueTest {
  private StubElasticsearch stub;
  private ElasticsearchDataCatalogue catalogue;

  @BeforeEach
  void start() throws IOException {
    stub = new StubElasticsearch();
    catalogue = new ElasticsearchDataCatalogue(stub.client(), "m-catalogue");
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  @Test
  void readsABoundedNumberOfEntriesInOrder() {
    stub.answers(
        200,
        """
        {'hits':{'hits':[{'_source':{'id':'items','fields':[{'name':'movieId'}],'version':7}},
                         {'_source':{'id':'users'}}]}}
        """);
    assertThat(catalogue.entries())
        .containsExactly(
            Map.of("id", "items", "fields", List.of(Map.of("name", "movieId")), "version", 7),
            Map.of("id", "users"));
    var asked = stub.asked().getFirst();
    assertThat(asked.uri()).isEqualTo("/m-catalogue/_search");
    assertThat(asked.body()).isEqualTo("{\"size\":200,\"sort\":[{\"id\":\"asc\"}]}");
  }

  @Test
  void saysThatElasticsearchIsAwayAndNamesNoIndex() {
    stub.answers(404, "{'error':{'reason':'no such index [m-catalogue]'}}");
    assertThatThrownBy(catalogue::entries)
        .isInstanceOf(CatalogueUnavailableException.class)
        .hasMessage("Elasticsearch answers with an error");
    stub.close();
    assertThatThrownBy(catalogue::entries).hasMessage("Elasticsearch does not answer");
  }
}
