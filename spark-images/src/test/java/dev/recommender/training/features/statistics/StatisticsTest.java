package dev.recommender.training.features.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recommender.training.MiniDataset;
import dev.recommender.training.RealDataset;
import dev.recommender.training.clean.CleanData;
import dev.recommender.training.features.Features;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cells of ml-latest-small beside a naive computation from the lines of its files. */
final class StatisticsTest {
  private static final int FLOOR = 5;

  @TempDir private static Path scratch;
  private static Recount recount;
  private static List<StatisticsCell> cells;

  @BeforeAll
  static void count() throws IOException {
    RealDataset real = RealDataset.in(scratch);
    recount = new Recount(real);
    cells = statistics(real.clean(), FLOOR);
  }

  private static List<StatisticsCell> statistics(CleanData data, int floor) {
    return Statistics.of(data, Features.of(data, 3.5), 3.5, floor);
  }

  @Test
  void everyCellHoldsWhatANaiveComputationPutsIntoIt() {
    Map<String, StatisticsCell> byKey =
        cells.stream().collect(Collectors.toMap(StatisticsTest::key, Function.identity()));
    Map<String, Recount.Content> expected = recount.contents(byKey::containsKey);
    assertThat(byKey.keySet()).isEqualTo(expected.keySet());
    expected.forEach((key, content) -> {
      StatisticsCell cell = byKey.get(key);
      assertThat(cell.count()).as(key).isEqualTo(content.ratings().size());
      assertThat(cell.people()).as(key).isEqualTo(content.people().size());
      assertThat(cell.sum()).as(key).isEqualTo(content.sum());
      assertThat(cell.mean())
          .as(key)
          .isCloseTo(content.sum() / content.ratings().size(), within(1e-12));
    });
  }

  @Test
  void noCellTellsOfFewerPeopleThanTheFloor() {
    assertThat(cells).allMatch(cell -> cell.people() >= FLOOR);
    assertThat(kinds(cells))
        .containsExactlyInAnyOrder(
            "rating",
            "genre",
            "decade",
            "longTail",
            "activityLevel",
            "ratingsPerUser",
            "favouriteGenre",
            "month",
            "weekdayHour",
            "newReturning",
            "monthGenre");
  }

  @Test
  void nothingIsLeftOutThatATotalWouldTell() {
    for (String kind : List.of("rating", "longTail", "activityLevel", "month", "newReturning")) {
      assertThat(cells(kind).stream().mapToLong(StatisticsCell::count).sum())
          .as(kind)
          .isEqualTo(recount.ratings().size());
    }
  }

  @Test
  void aMonthShowsNewAndReturningPeopleTogetherOrNotAtAll() {
    Map<Object, Long> perMonth =
        cells("newReturning").stream()
            .filter(cell -> cell.level().equals("month"))
            .collect(
                Collectors.groupingBy(c -> c.dimensions().get("month"), Collectors.counting()));
    Set<Object> bothSeen =
        recount.contents(key -> key.startsWith("newReturning month")).keySet().stream()
            .collect(Collectors.groupingBy(key -> key.replaceAll("visitor=\\w+", "")))
            .values()
            .stream()
            .filter(visitors -> visitors.size() == 2)
            .map(visitors -> (Object) visitors.getFirst().replaceAll(".*month=([0-9-]+).*", "$1"))
            .collect(Collectors.toSet());
    perMonth.forEach((month, shown) ->
        assertThat(shown).as("%s", month).isEqualTo(bothSeen.contains(month) ? 2 : 1));
    assertThat(perMonth).isNotEmpty();
  }

  @Test
  void onlyMonthsThatHaveToBeAreMerged() {
    Map<String, Recount.Content> all = recount.contents(key -> key.startsWith("month month"));
    long enough = all.values().stream().filter(month -> month.people().size() >= FLOOR).count();
    long shown = cells("month").stream().filter(cell -> cell.level().equals("month")).count();
    assertThat(all.size()).as("some have to be").isGreaterThan((int) enough);
    assertThat(shown).as("one more may fill up the rest").isBetween(enough - 1, enough);
  }

  @Test
  void aDataSetWithoutTimesHasNoKindsOfTime(@TempDir Path folder) throws IOException {
    MiniDataset dataset = new MiniDataset(folder).movie(1, "One (2001)", "Comedy");
    CleanData data = dataset.rating("ann", 1, 4, 0).rating("bob", 1, 3, 0).clean(Set.of());
    assertThat(kinds(statistics(data, 2)))
        .containsExactlyInAnyOrder(
            "rating", "genre", "decade", "longTail", "activityLevel", "ratingsPerUser");
    assertThat(statistics(data, 3)).isEmpty();
  }

  private static Set<String> kinds(Collection<StatisticsCell> of) {
    return of.stream().map(StatisticsCell::kind).collect(Collectors.toSet());
  }

  private static List<StatisticsCell> cells(String kind) {
    return cells.stream().filter(cell -> cell.kind().equals(kind)).toList();
  }

  private static String key(StatisticsCell cell) {
    Map<String, Object> dimensions = new TreeMap<>(cell.dimensions());
    dimensions.remove("movies");
    return cell.kind() + " " + cell.level() + " " + dimensions;
  }
}
