package dev.recommender.operator.indices;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import java.io.IOException;

/** Turns what the client throws into one sentence with a reason. */
final class Guarded {
  /** A call of the client. */
  interface Call<T> {
    T get() throws IOException;
  }

  private final String url;

  Guarded(String url) {
    this.url = url;
  }

  <T> T call(String doing, Call<T> call) {
    try {
      return call.get();
    } catch (ElasticsearchException e) {
      throw new IndicesException(reason(e), "%s: %s".formatted(doing, describe(e)), e);
    } catch (IOException e) {
      throw new IndicesException(
          "Unreachable",
          "%s: Elasticsearch at %s does not answer: %s".formatted(doing, url, e.getMessage()),
          e);
    }
  }

  private static String reason(ElasticsearchException e) {
    return switch (e.status()) {
      case 401, 403 -> isBlock(e) ? "ReadOnly" : "Unauthorized";
      case 429, 502, 503, 504 -> isBlock(e) ? "ReadOnly" : "Unreachable";
      default -> "Refused";
    };
  }

  private static boolean isBlock(ElasticsearchException e) {
    return "cluster_block_exception".equals(e.error().type());
  }

  private static String describe(ElasticsearchException e) {
    return "Elasticsearch answered %d %s: %s"
        .formatted(e.status(), e.error().type(), e.error().reason());
  }
}
