package dev.recommender.service.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recommender.service.model.ModelSourceUnavailableException;
import dev.recommender.service.model.PublishedItem;
import dev.recommender.service.model.PublishedItem.AudienceSource;
import dev.recommender.service.model.VersionLookup;
import dev.recommender.service.scan.Factors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ElasticsearchModelSourceTest {
  private StubElasticsearch stub;
  private ElasticsearchModelSource source;

  @BeforeEach
  void start() throws IOException {
    stub = new StubElasticsearch();
    source = new ElasticsearchModelSource(stub.client(), "m-versions", "m-items-v7");
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  @Test
  void readsTheManifestAndTheReport() {
    stub.answers(
        200,
        """
        {'found':true,'_source':{'complete':true,'formatVersion':1,'rank':2,'itemCount':3,
         'itemsChecksum':'ab','pseudonymKeyId':'cd','trainedAt':'2026-01-02T03:04:05Z',
         'metrics':{'ndcgAt10':0.12},'counts':{'ratings':100},'dataset':{'uri':'file:///d'}}}
        """);
    assertThat(source.version(7))
        .isInstanceOfSatisfying(
            VersionLookup.Published.class,
            published -> {
              assertThat(published.manifest().rank()).isEqualTo(2);
              assertThat(published.manifest().dimensions()).isEqualTo(2);
              assertThat(published.manifest().itemsChecksum()).isEqualTo("ab");
              assertThat(published.report().metrics().ndcgAt10()).isEqualTo(0.12);
              assertThat(published.report().counts().ratings()).isEqualTo(100);
              assertThat(published.report().counts().users()).isNull();
            });
    assertThat(stub.asked().getFirst().uri()).isEqualTo("/m-versions/_doc/7");
  }

  @Test
  void tellsVersionsThatCannotBeRead() {
    stub.answers(404, "{'found':false}");
    assertThat(source.version(7)).isEqualTo(new VersionLookup.Absent());
    stub.answers(200, "{'found':true,'_source':{'complete':false,'state':'Training'}}");
    assertThat(source.version(7)).isEqualTo(new VersionLookup.Incomplete("Training"));
    stub.answers(200, "{'found':true,'_source':{'complete':true,'formatVersion':3}}");
    assertThat(source.version(7)).isEqualTo(new VersionLookup.UnknownFormat(3));
  }

  @Test
  void saysWhatElasticsearchSays() {
    stub.answers(404, "{'error':{'reason':'no such index [m-versions]'},'status':404}");
    assertThatThrownBy(() -> source.version(7))
        .isInstanceOf(ModelSourceUnavailableException.class)
        .hasMessageContaining("404")
        .hasMessageContaining("no such index [m-versions]");
    stub.close();
    assertThatThrownBy(() -> source.version(7))
        .isInstanceOf(ModelSourceUnavailableException.class)
        .hasMessageContaining("does not answer");
  }

  @Test
  void readsItemsPageByPage() {
    stub.answers(200, page(IntStream.rangeClosed(1, 1_000)));
    stub.answers(200, page(IntStream.rangeClosed(1_001, 1_002)));
    List<PublishedItem> items = read();
    assertThat(items)
        .extracting(item -> item.movie().id())
        .isEqualTo(IntStream.rangeClosed(1, 1_002).boxed().toList());
    assertThat(stub.asked().get(0).body()).doesNotContain("search_after");
    assertThat(stub.asked().get(1).body()).contains("\"search_after\":[1000]");
  }

  @Test
  void readsWhatAnItemHas() {
    stub.answers(
        200,
        """
        {'_shards':{'failed':0},'hits':{'hits':[{'sort':[5],'_source':{'movieId':5,
         'title':'Five','year':1999,'genres':['Drama','War'],'alternativeTitles':'Cinq',
         'imdbId':'0113','ratingCount':7,'positiveCount':4,
         'factors':'AACAPwAAIMA=','audienceFactors':'AAAAPwAAgD4=','audienceSize':4,
         'audienceSource':'genre'}}]}}
        """);
    PublishedItem item = read().getFirst();
    assertThat(item.movie().title()).isEqualTo("Five");
    assertThat(item.movie().genres()).containsExactly("Drama", "War");
    assertThat(item.movie().alternativeTitles()).containsExactly("Cinq");
    assertThat(item.movie().popularity().positiveCount()).isEqualTo(4);
    assertThat(Factors.decoded(Objects.requireNonNull(item.factors())))
        .containsExactly(1.0f, -2.5f);
    PublishedItem.Audience audience = Objects.requireNonNull(item.audience());
    assertThat(Factors.decoded(audience.factors())).containsExactly(0.5f, 0.25f);
    assertThat(audience.source()).isEqualTo(AudienceSource.GENRE);
  }

  @Test
  void refusesAPartialAnswer() {
    stub.answers(200, "{'timed_out':false,'_shards':{'failed':1},'hits':{'hits':[]}}");
    assertThatThrownBy(this::read)
        .isInstanceOf(ModelSourceUnavailableException.class)
        .hasMessageContaining("only in part");
  }

  private List<PublishedItem> read() {
    List<PublishedItem> items = new ArrayList<>();
    source.items(items::add);
    return items;
  }

  private static String page(IntStream ids) {
    String hits =
        ids.mapToObj(id ->
                "{'sort':[%d],'_source':{'movieId':%d,'title':'Movie %d'}}".formatted(id, id, id))
            .collect(Collectors.joining(","));
    return "{'_shards':{'failed':0},'hits':{'hits':[%s]}}".formatted(hits);
  }
}
