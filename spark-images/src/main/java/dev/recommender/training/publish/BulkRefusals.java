package dev.recommender.training.publish;

import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import dev.recommender.training.failure.RunFailure;
import dev.recommender.training.people.ElasticsearchFailures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The documents of one bulk request that were not written, counted by error. Documents are never
 * named: an id may be a person's.
 *
 * @param positions in the request
 */
record BulkRefusals(
    String index,
    int sent,
    List<Integer> positions,
    Map<String, Integer> byError,
    Verdict verdict) {
  private static final Logger LOG = LoggerFactory.getLogger(BulkRefusals.class);

  /** What is to be done about the worst of them. */
  enum Verdict {
    AGAIN,
    WRITE_FAILED,
    READ_ONLY
  }

  static BulkRefusals of(String index, List<BulkResponseItem> answers) {
    List<Integer> positions = new ArrayList<>();
    Map<String, Integer> byError = new TreeMap<>();
    Verdict worst = Verdict.AGAIN;
    for (int n = 0; n < answers.size(); n++) {
      ErrorCause error = answers.get(n).error();
      if (error != null) {
        int status = answers.get(n).status();
        positions.add(n);
        byError.merge("%s (%d)".formatted(error.type(), status), 1, Integer::sum);
        Verdict verdict = verdict(error.type(), status);
        worst = verdict.compareTo(worst) > 0 ? verdict : worst;
      }
    }
    return new BulkRefusals(index, answers.size(), positions, byError, worst);
  }

  private static Verdict verdict(@org.jspecify.annotations.Nullable String type, int status) {
    if (ElasticsearchFailures.readOnly(type, status)) {
      return Verdict.READ_ONLY;
    }
    return ElasticsearchFailures.passing(status) ? Verdict.AGAIN : Verdict.WRITE_FAILED;
  }

  void failUnlessPassing() {
    if (verdict != Verdict.AGAIN) {
      throw failure("");
    }
    if (!positions.isEmpty()) {
      LOG.atWarn()
          .addKeyValue("index", index)
          .addKeyValue("documents", positions.size())
          .addKeyValue("errors", errors())
          .log("documents refused, sent again");
    }
  }

  RunFailure failure(String howLong) {
    return RunFailure.elasticsearch(
        verdict == Verdict.READ_ONLY ? "ReadOnly" : "WriteFailed",
        "writing to \"%s\": %d of %d documents refused%s: %s"
            .formatted(index, positions.size(), sent, howLong, errors()),
        null);
  }

  private String errors() {
    return byError.entrySet().stream()
        .map(entry -> entry.getValue() + " × " + entry.getKey())
        .collect(Collectors.joining(", "));
  }
}
