package dev.recommender.training.publish;

import dev.recommender.training.features.StatisticsCell;
import java.util.List;

/** Makes a document of every cell. */
final class StatisticsDocuments {
  private StatisticsDocuments() {}

  static List<Document> of(List<StatisticsCell> cells) {
    return cells.stream().map(StatisticsDocuments::document).toList();
  }

  private static Document document(StatisticsCell cell) {
    return new Document(
        cell.kind() + "-" + cell.bucket(),
        new Fields()
            .put("kind", cell.kind())
            .put("bucket", cell.bucket())
            .put("count", cell.count())
            .put("people", cell.people())
            .put("value", cell.value())
            .build());
  }
}
