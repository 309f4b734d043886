package dev.recommender.training.people;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.transport.TransportException;
import dev.recommender.training.failure.RunFailure;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Names what Elasticsearch refused. */
public final class ElasticsearchFailures {
  private static final int UNAVAILABLE = 503;

  private ElasticsearchFailures() {}

  /** Overload and restarts pass: such an answer is worth another attempt. */
  public static boolean passing(int status) {
    return status == 429 || status >= 500;
  }

  /**
   * A block refuses writes until a person lifts it, also one that comes with 429; a cluster without
   * a master or state answers with a block and 503, which passes.
   */
  public static boolean readOnly(@Nullable String errorType, int status) {
    return "cluster_block_exception".equals(errorType) && status != UNAVAILABLE;
  }

  static RunFailure of(String what, URI url, Exception e) {
    return switch (e) {
      case ElasticsearchException answer -> refused(what, url, answer);
      case TransportException odd when odd.statusCode() == 401 || odd.statusCode() == 403 ->
          unauthorized(what, url, odd.statusCode(), odd);
      default ->
          RunFailure.elasticsearch(
              "Unreachable", "%s at %s: no answer (%s)".formatted(what, url, rootMessage(e)), e);
    };
  }

  private static RunFailure refused(String what, URI url, ElasticsearchException answer) {
    String found = "%s at %s: %s".formatted(what, url, answer.error().reason());
    if (readOnly(answer.error().type(), answer.status())) {
      return RunFailure.elasticsearch("ReadOnly", found, answer);
    }
    if (answer.status() == 401 || answer.status() == 403) {
      return unauthorized(what, url, answer.status(), answer);
    }
    if (snapshotLost(answer)) {
      return RunFailure.elasticsearch(
          PeopleReader.SNAPSHOT_LOST,
          "%s: its point in time is gone, expected it to last as long as the run".formatted(found),
          answer);
    }
    return RunFailure.elasticsearch(reason(String.valueOf(answer.error().type())), found, answer);
  }

  private static boolean snapshotLost(ElasticsearchException answer) {
    return answer.error().rootCause().stream()
        .anyMatch(cause -> "search_context_missing_exception".equals(cause.type()));
  }

  private static String reason(String errorType) {
    return switch (errorType) {
      case "index_not_found_exception" -> "IndexMissing";
      case "resource_already_exists_exception" -> "IndexTaken";
      case "version_conflict_engine_exception" -> "VersionTaken";
      default -> "WriteFailed";
    };
  }

  private static RunFailure unauthorized(String what, URI url, int status, Exception cause) {
    return RunFailure.elasticsearch(
        "Unauthorized",
        "%s at %s: status %d, expected credentials that may write the model's indices"
            .formatted(what, url, status),
        cause);
  }

  private static String rootMessage(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }
}
