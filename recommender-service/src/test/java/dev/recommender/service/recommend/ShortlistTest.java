package dev.recommender.service.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recommender.service.catalogue.Filter;
import dev.recommender.service.catalogue.Movie;
import dev.recommender.service.model.PublishedItem;
import dev.recommender.service.recommend.Pick.Why;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShortlistTest {
  private final SmallWorld world = new SmallWorld();
  private final Random random = new Random(7);
  private final float[] vector = PlainScores.audience(world.items.get(9));

  @Test
  void answersExactlyWhatPassesAnyFilter() {
    for (int round = 0; round < 500; round++) {
      Filter filter = filter();
      int k = 1 + random.nextInt(60);
      List<Pick> picks = picks(new Wish(k, filter, 0, false));
      List<Integer> passing = passing(filter).map(item -> item.movie().id()).toList();
      assertThat(picks).as(filter.toString()).hasSize(Math.min(k, passing.size()));
      assertThat(ids(picks)).isSubsetOf(passing);
      assertThat(ids(picks)).isEqualTo(bestFirst(filter, k, this::score));
    }
  }

  @Test
  void ranksByNoveltyAndKeepsTheScore() {
    for (int round = 0; round < 300; round++) {
      Filter filter = filter();
      int k = 1 + random.nextInt(30);
      double novelty = 0.05 + 0.9 * random.nextDouble();
      double best =
          passing(filter)
              .filter(item -> item.factors() != null)
              .mapToDouble(this::score)
              .max()
              .orElse(0);
      List<Pick> picks = picks(new Wish(k, filter, novelty, false));
      ToDoubleFunction<PublishedItem> key =
          item ->
              (1 - novelty) * score(item)
                  + novelty * Math.abs(best) * (1 - item.movie().popularity().percentile() / 100);
      assertThat(ids(picks)).as(filter.toString()).isEqualTo(bestFirst(filter, k, key));
      for (Pick pick : picks) {
        PublishedItem item = world.items.get(pick.position());
        assertThat((double) pick.score()).isCloseTo(score(item), within(1e-5));
      }
    }
  }

  @Test
  void ranksTheLeastKnownFirstWhenOnlyNoveltyCounts() {
    List<Pick> picks = picks(new Wish(5, Filter.NONE, 1, false));
    assertThat(ids(picks)).containsExactly(300, 299, 298, 297, 296);
    assertThat(picks).extracting(Pick::why).contains(Why.NOVELTY);
  }

  @Test
  void saysWhichMoviesAreThereForTheirNovelty() {
    Wish wish = new Wish(20, Filter.NONE, 0.3, false);
    List<Integer> plain = ids(picks(new Wish(20, Filter.NONE, 0, false)));
    for (Pick pick : picks(wish)) {
      int id = pick.position() + 1;
      assertThat(pick.why()).isEqualTo(plain.contains(id) ? Why.SCORE : Why.NOVELTY);
    }
    assertThat(ids(picks(wish))).isNotEqualTo(plain);
  }

  @Test
  void weighsNoveltyAlikeWhateverEveryMovieScoresAnyway() {
    Wish wish = new Wish(20, Filter.NONE, 0.3, false);
    List<Pick> aboveThree = new Shortlist(world.model, wish, p -> true).best(Taste.of(vector, 3.4));
    assertThat(ids(aboveThree)).isEqualTo(ids(picks(wish)));
  }

  @Test
  void fillsUpWithPopularMoviesThatHaveNoFactors() {
    Filter fortieth = new Filter(Set.of(), 1940, 1940, Set.of(), 0);
    List<Pick> picks = picks(new Wish(10, fortieth, 0.5, false));
    assertThat(ids(picks)).hasSize(3).endsWith(40);
    assertThat(picks.getLast().why()).isEqualTo(Why.POPULARITY);
    assertThat(picks.getLast().score()).isZero();
  }

  private List<Pick> picks(Wish wish) {
    return new Shortlist(world.model, wish, position -> true).best(Taste.of(vector, 0));
  }

  private static List<Integer> ids(List<Pick> picks) {
    return picks.stream().map(pick -> pick.position() + 1).toList();
  }

  private double score(PublishedItem item) {
    return item.factors() == null
        ? 0
        : PlainScores.dot(PlainScores.doubles(vector), PlainScores.factors(item));
  }

  private List<Integer> bestFirst(Filter filter, int k, ToDoubleFunction<PublishedItem> key) {
    Comparator<PublishedItem> unscoredLast =
        Comparator.comparingInt(item -> item.factors() == null ? 1 : 0);
    return passing(filter)
        .sorted(unscoredLast.thenComparingDouble(item -> -key.applyAsDouble(item)))
        .limit(k)
        .map(item -> item.movie().id())
        .toList();
  }

  private Stream<PublishedItem> passing(Filter filter) {
    return world.items.stream().filter(item -> passes(item.movie(), filter));
  }

  private static boolean passes(Movie movie, Filter filter) {
    return (filter.genres().isEmpty()
            || movie.genres().stream().anyMatch(filter.genres()::contains))
        && (filter.yearFrom() == null || movie.year() >= filter.yearFrom())
        && (filter.yearTo() == null || movie.year() <= filter.yearTo())
        && !filter.without().contains(movie.id())
        && movie.popularity().ratingCount() >= filter.minRatings();
  }

  private Filter filter() {
    Set<String> genres = new HashSet<>();
    for (String genre : List.of("Drama", "Comedy")) {
      if (random.nextInt(3) == 0) {
        genres.add(genre);
      }
    }
    Set<Integer> without = new HashSet<>();
    random.ints(random.nextInt(40), 1, 310).forEach(without::add);
    return new Filter(
        genres,
        random.nextBoolean() ? null : 1890 + random.nextInt(110),
        random.nextBoolean() ? null : 1890 + random.nextInt(120),
        without,
        random.nextBoolean() ? 0 : 690 + random.nextInt(320));
  }
}
