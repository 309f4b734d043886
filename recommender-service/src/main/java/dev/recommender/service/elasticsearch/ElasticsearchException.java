package dev.recommender.service.elasticsearch;

/** Elasticsearch does not answer, or answers with an error. */
final class ElasticsearchException extends RuntimeException {
  ElasticsearchException(String message) {
    super(message);
  }

  ElasticsearchException(String message, Throwable cause) {
    super(message, cause);
  }
}
