package dev.recommender.training.publish;

import dev.recommender.training.features.statistics.StatisticsCell;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes a document of every cell. */
final class StatisticsDocuments {
  private StatisticsDocuments() {}

  static List<Document> of(List<StatisticsCell> cells) {
    return cells.stream().map(StatisticsDocuments::document).toList();
  }

  private static Document document(StatisticsCell cell) {
    return new Document(
        id(cell),
        new Fields()
            .put("kind", cell.kind())
            .put("level", cell.level())
            .putAll(cell.dimensions())
            .put("count", cell.count())
            .put("people", cell.people())
            .put("sum", cell.sum())
            .put("mean", cell.mean())
            .build());
  }

  private static String id(StatisticsCell cell) {
    String dimensions =
        new TreeMap<>(cell.dimensions())
            .values().stream().map(String::valueOf).collect(Collectors.joining("-"));
    return cell.kind() + "-" + cell.level() + (dimensions.isEmpty() ? "" : "-" + dimensions);
  }
}
