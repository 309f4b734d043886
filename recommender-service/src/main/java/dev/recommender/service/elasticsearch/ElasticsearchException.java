package dev.recommender.service.elasticsearch;

/** Elasticsearch does not answer, or answers with an error. */
final class ElasticsearchException extends RuntimeException {
  /** It answered, but not as it should. */
  ElasticsearchException(String message) {
    super(message);
  }

  /** It did not answer. */
  ElasticsearchException(String message, Exception cause) {
    super(message, cause);
  }

  /** What is wrong, without address, index or anything else that a client need not know. */
  String briefly() {
    return getCause() == null
        ? "Elasticsearch answers with an error"
        : "Elasticsearch does not answer";
  }
}
