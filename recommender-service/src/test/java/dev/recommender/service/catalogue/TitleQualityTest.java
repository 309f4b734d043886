package dev.recommender.service.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.service.catalogue.Resolution.Ambiguous;
import dev.recommender.service.catalogue.Resolution.Resolved;
import dev.recommender.service.catalogue.Resolution.Unmatched;
import dev.recommender.service.catalogue.TitleMutations.Mutation;
import dev.recommender.service.catalogue.TitleMutations.Written;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every title of ml-latest-small, mutated as people write titles. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TitleQualityTest {
  private static final long SEED = 42;

  private List<Movie> movies = List.of();
  private TitleIndex titles = new Catalogue(List.of()).titles();
  private Map<String, List<Movie>> byForm = Map.of();

  @BeforeAll
  void readCatalogue() throws IOException {
    movies = RealCatalogue.movies();
    titles = new Catalogue(movies).titles();
    byForm = movies.stream().collect(Collectors.groupingBy(movie -> form(movie.title())));
  }

  @ParameterizedTest
  @EnumSource
  void understandsMutatedTitles(Mutation mutation) {
    TitleMutations mutations = new TitleMutations(SEED);
    Score score = new Score();
    for (Movie movie : movies) {
      for (Written written : mutations.of(movie, mutation)) {
        if (!mutation.isTypo() || sharing(written.title(), movie).isEmpty()) {
          score.count(movie, written);
        }
      }
    }
    System.out.printf("%-18s %s%n", mutation, score);
    assertThat(score.asked).isPositive();
    assertThat(score.share()).isGreaterThanOrEqualTo(mutation.aim());
    assertThat(score.shareOfOtherMovies()).isLessThanOrEqualTo(0.001);
  }

  @Test
  void listsAllWhoShareATitleAndChoosesNone() {
    byForm.values().stream()
        .filter(sharing -> sharing.size() > 1)
        .forEach(sharing ->
            assertThat(titles.resolve(WrittenTitle.parse(title(sharing)).main(), null))
                .isInstanceOfSatisfying(
                    Ambiguous.class,
                    several -> assertThat(several.candidates()).containsAll(sharing)));
  }

  @ParameterizedTest
  @EnumSource(names = {"ARTICLE_MOVED", "ARTICLE_DROPPED", "ACCENTS_DROPPED", "TYPO_WITHOUT_YEAR"})
  void choosesNoneOfThoseWhoShareAMutatedTitle(Mutation mutation) {
    TitleMutations mutations = new TitleMutations(SEED);
    List<Movie> sharing =
        movies.stream().filter(movie -> !sharing(movie.title(), movie).isEmpty()).toList();
    assertThat(sharing).hasSizeGreaterThan(500);
    for (Movie movie : sharing) {
      for (Written written : mutations.of(movie, mutation)) {
        if (titles.resolve(written.title(), null) instanceof Resolved(Movie chosen, MatchTier _)) {
          assertThat(form(chosen.title())).as("%s", written).isNotEqualTo(form(movie.title()));
        }
      }
    }
  }

  private static String title(List<Movie> sharing) {
    return sharing.getFirst().title();
  }

  /** The other movies whose normal form this is. */
  private List<Movie> sharing(String title, Movie movie) {
    return byForm.getOrDefault(form(title), List.of()).stream()
        .filter(other -> other.id() != movie.id())
        .toList();
  }

  private static String form(String title) {
    return TitleForm.of(WrittenTitle.parse(title).main());
  }

  /** How often the right movie was found, and how often another one. */
  private final class Score {
    private int asked;
    private int right;
    private int other;

    void count(Movie movie, Written written) {
      Resolution found = titles.resolve(written.title(), written.year());
      asked++;
      right += isRight(movie, written, found) ? 1 : 0;
      other += found instanceof Resolved resolved && !movie.equals(resolved.movie()) ? 1 : 0;
    }

    /** Candidates are right only where nobody could choose: the title is shared, no year given. */
    private boolean isRight(Movie movie, Written written, Resolution found) {
      return switch (found) {
        case Resolved(Movie resolved, MatchTier _) -> resolved.equals(movie);
        case Ambiguous(var candidates) ->
            written.year() == null
                && !sharing(movie.title(), movie).isEmpty()
                && candidates.contains(movie);
        case Unmatched _ -> false;
      };
    }

    double share() {
      return (double) right / asked;
    }

    double shareOfOtherMovies() {
      return (double) other / asked;
    }

    @Override
    public String toString() {
      return "asked %5d, right %6.2f %%, another movie %4.2f %%"
          .formatted(asked, 100 * share(), 100 * shareOfOtherMovies());
    }
  }
}
