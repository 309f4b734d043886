package dev.recommender.training.benchmark;

import dev.recommender.training.people.ElasticsearchConnection;
import dev.recommender.training.people.ElasticsearchSettings;
import dev.recommender.training.publish.Document;
import dev.recommender.training.publish.DocumentSink;
import dev.recommender.training.publish.ElasticsearchVersionStore;
import java.net.URI;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** Small documents through the run's own sink, from Spark's tasks as in a run. */
final class Publishing {
  private static final int TASKS = 2;
  private static final int WARM_UP = 40_000;
  private static final int DOCUMENTS = 300_000;
  private static final String INDEX = "benchmark-publishing";

  private static final String DEFINITION =
      """
      {"settings": {"number_of_shards": 1, "number_of_replicas": 0},
       "mappings": {"dynamic": "strict", "properties": {
         "kind": {"type": "keyword"}, "bucket": {"type": "keyword"}, "count": {"type": "long"},
         "people": {"type": "integer"}, "value": {"type": "double"}}}}
      """;

  private final SparkSession spark;
  private final ElasticsearchSettings settings;
  private final ProcessHandle server;

  /** The server must run on this machine: its CPU time counts, too. */
  Publishing(SparkSession spark, URI elasticsearch, ProcessHandle server) {
    this.spark = spark;
    this.server = server;
    this.settings = new ElasticsearchSettings(elasticsearch, null, null, null, null);
  }

  /** A sentence; all documents are there, or it throws. */
  String measure() throws Exception {
    try (ElasticsearchConnection connection = new ElasticsearchConnection(settings)) {
      ElasticsearchVersionStore store =
          new ElasticsearchVersionStore(connection, settings, "benchmark-versions", 1);
      store.createIndex(INDEX, DEFINITION);
      write(store.sink(), "warm-up", WARM_UP);
      double serverBefore = serverCpuSeconds();
      Effort effort = Effort.of(() -> write(store.sink(), "measured", DOCUMENTS));
      double serverCpuSeconds = serverCpuSeconds() - serverBefore;
      requireAll(store.count(INDEX));
      store.deleteIndex(INDEX);
      return sentence(effort, serverCpuSeconds);
    }
  }

  /** On a machine with other work, the CPU per document says what two cores could do. */
  private static String sentence(Effort effort, double serverCpuSeconds) {
    return String.format(
        Locale.ROOT,
        "- publishing: %,d small documents in %.1f s, %,.0f documents/s (aim: ≥ 15,000 on two"
            + " cores); CPU-s: %.1f of the run's process, %.1f of Elasticsearch, which is %,.0f"
            + " documents per second of two cores",
        DOCUMENTS,
        effort.seconds(),
        DOCUMENTS / effort.seconds(),
        effort.cpuSeconds(),
        serverCpuSeconds,
        2 * DOCUMENTS / (effort.cpuSeconds() + serverCpuSeconds));
  }

  private double serverCpuSeconds() {
    return server.info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
  }

  private void write(DocumentSink sink, String kind, int documents) {
    int each = documents / TASKS;
    JavaSparkContext.fromSparkContext(spark.sparkContext())
        .parallelize(List.of(0, each), TASKS)
        .foreach(first -> sink.write(INDEX, documents(kind, first, each)));
  }

  private static Iterator<Document> documents(String kind, int first, int count) {
    return IntStream.range(first, first + count).mapToObj(n -> document(kind, n)).iterator();
  }

  /** As a cell of the statistics. */
  private static Document document(String kind, int n) {
    return new Document(
        kind + "-" + n,
        Map.of(
            "kind", kind, "bucket", "bucket-" + n, "count", n, "people", n % 97, "value", n / 7.0));
  }

  private static void requireAll(long found) {
    if (found != WARM_UP + DOCUMENTS) {
      throw new IllegalStateException(
          "counting \"%s\": %d documents, expected %d"
              .formatted(INDEX, found, WARM_UP + DOCUMENTS));
    }
  }
}
