package dev.recommender.benchmark.serving;

import dev.recommender.benchmark.measure.ProcessUsage;
import dev.recommender.load.Load;
import dev.recommender.load.LoadDriver;
import dev.recommender.load.LoadResult;
import dev.recommender.load.Requests;
import dev.recommender.platform.elasticsearch.EmbeddedElasticsearch;
import dev.recommender.stack.ModelIndices;
import dev.recommender.synthetic.BulkSink;
import dev.recommender.synthetic.SyntheticModel;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The item factors as vectors that Elasticsearch searches itself, by inner product.
 *
 * @param type {@code flat} for an exact search; empty for what Elasticsearch takes of itself
 */
record KnnIndex(EmbeddedElasticsearch elasticsearch, SyntheticModel model, String type) {
  private static final int CANDIDATES = 100;
  private static final String NAME = "knn";

  private ModelIndices indices() {
    return new ModelIndices(elasticsearch.uri(), NAME);
  }

  /** Writes all vectors into one segment, as an index at rest has them. */
  void create() throws IOException, InterruptedException {
    String options = type.isEmpty() ? "" : ",\"index_options\":{\"type\":\"%s\"}".formatted(type);
    indices()
        .send(
            "PUT",
            NAME,
            """
            {"settings":{"number_of_shards":1,"number_of_replicas":0,"refresh_interval":"-1"},
             "mappings":{"properties":{"v":{"type":"dense_vector","dims":%d,
               "similarity":"max_inner_product"%s}}}}\
            """
                .formatted(model.shape().dimensions(), options));
    BulkSink sink = new BulkSink(indices(), NAME);
    for (int position = 0; position < model.shape().items(); position++) {
      sink.add(
          Integer.toString(position),
          "{\"v\":%s}".formatted(Arrays.toString(model.factors(position))));
    }
    sink.end();
    indices().send("POST", NAME + "/_forcemerge?max_num_segments=1", "");
  }

  /** Searches with the audience factors of the positions, one search per answer. */
  MeasuredLoad load(List<Integer> positions, Load load) throws IOException, InterruptedException {
    Requests requests =
        Requests.posts(
            elasticsearch.uri(),
            "/" + NAME + "/_search?filter_path=hits.hits._id",
            positions.stream().map(this::search).toList());
    double before = ProcessUsage.of(elasticsearch.pid()).cpuSeconds();
    LoadResult result = new LoadDriver(elasticsearch.uri(), requests, load).run();
    if (result.succeeded() == 0) {
      throw new IOException(
          "kNN answered nothing: statuses %s, failures %s"
              .formatted(result.statuses(), result.failures().stream().limit(1).toList()));
    }
    return new MeasuredLoad(result, ProcessUsage.of(elasticsearch.pid()).cpuSeconds() - before);
  }

  /** The positions of the best for one position's audience, best first. */
  int[] best(int position) throws IOException, InterruptedException {
    var hits = indices().send("POST", NAME + "/_search", search(position)).at("/hits/hits");
    return IntStream.range(0, hits.size()).map(at -> hits.get(at).path("_id").asInt()).toArray();
  }

  void delete() throws IOException, InterruptedException {
    indices().send("DELETE", NAME, "");
  }

  private String search(int position) {
    return """
    {"size":%d,"_source":false,"knn":{"field":"v","k":%d,"num_candidates":%d,"query_vector":%s}}\
    """
        .formatted(
            ServingPlan.K,
            ServingPlan.K,
            CANDIDATES,
            Arrays.toString(model.audienceFactors(position)));
  }
}
