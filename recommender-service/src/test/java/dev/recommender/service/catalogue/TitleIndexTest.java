package dev.recommender.service.catalogue;

import static dev.recommender.service.catalogue.Movies.movie;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.service.catalogue.Resolution.Ambiguous;
import dev.recommender.service.catalogue.Resolution.Resolved;
import dev.recommender.service.catalogue.Resolution.Unmatched;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TitleIndexTest {
  private TitleIndex titles = index(List.of());
  private final TitleIndex series =
      index(
          List.of(
              movie(1, "Shrek 2", 2004, 9),
              movie(2, "Terminator, The", 1984, 9),
              movie(3, "Seven Samurai", 1954, 9),
              movie(4, "Alien", 1979, 9),
              movie(5, "Driven", 2001, 1),
              movie(6, "Drivn Home", 2002, 9)));
  private TitleIndex published = index(List.of());

  @BeforeAll
  void readTitles() throws IOException {
    titles = index(MovieLensTitles.movies());
    published = index(MovieLensTitles.published());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Toy Story                        |      | 1     | EXACT
          Toy Story (1995)                 |      | 1     | EXACT
          toy story                        | 1995 | 1     | EXACT
          TOY STORY                        | 1996 | 1     | EXACT
          The Matrix                       |      | 2571  | EXACT
          Matrix, The (1999)               |      | 2571  | EXACT
          Matrix                           |      | 2571  | ARTICLE
          The City of Lost Children        |      | 29    | EXACT
          La Cité des enfants perdus       |      | 29    | ALTERNATIVE
          cite des enfants perdus          |      | 29    | ALTERNATIVE
          City of Lost Children, The (Cité des enfants perdus, La) (1995) | | 29 | EXACT
          L'École de la chair              |      | 2544  | ALTERNATIVE
          ecole de la chair                |      | 2544  | ALTERNATIVE
          Twelve Monkeys                   |      | 32    | EXACT
          12 Monkeys                       |      | 32    | EXACT
          Se7en                            |      | 47    | ALTERNATIVE
          Dumb and Dumber                  |      | 231   | EXACT
          Leon: the professional           |      | 293   | EXACT
          The Professional                 |      | 293   | ALTERNATIVE
          Postman, The (Postino, Il) (1994)|      | 58    | EXACT
          The Postman                      | 1997 | 1726  | EXACT
          Il Postino                       |      | 58    | ALTERNATIVE
          Les Miserables                   | 2012 | 99149 | EXACT
          20000 Leagues Under the Sea      | 1954 | 1019  | EXACT
          ET the extra terrestrial         |      | 1097  | EXACT
          E.T.                             |      | 1097  | PREFIX
          MASH                             |      | 5060  | EXACT
          Alien 3                          |      | 1320  | EXACT
          8½                               |      | 1251  | EXACT
          8 1/2                            |      | 1251  | EXACT
          Rocky 4                          |      | 2411  | EXACT
          Rocky                            |      | 1954  | EXACT
          Henry 5                          |      | 1224  | EXACT
          Star Wars: Episode 5 - The Empire Strikes Back | | 1196 | EXACT
          Oceans 11                        | 2001 | 4963  | EXACT
          Oceans 13                        |      | 53322 | EXACT
          Pokemon: the first movie         |      | 3054  | EXACT
          500 Days of Summer               |      | 69757 | EXACT
          Birdman: Or the Unexpected Virtue of Ignorance | | 112183 | EXACT
          Frankenstein                     | 1994 | 273   | ALTERNATIVE
          The Good, the Bad and the Ugly   |      | 1201  | EXACT
          The Thing                        | 2011 | 90345 | EXACT
          Shawshank                        |      | 318   | PREFIX
          Dr. Strangelove                  |      | 750   | PREFIX
          Amelie                           |      | 4973  | EXACT
          Shawshank Redemtion              |      | 318   | FUZZY
          Crouching Tigre Hiden Dragon     |      | 3996  | FUZZY
          Seven Samuria                    |      | 2019  | FUZZY
          """)
  void findsTheMovieThatIsMeant(String title, @Nullable Integer year, int id, MatchTier tier) {
    for (TitleIndex index : List.of(titles, published)) {
      assertThat(index.resolve(title, year))
          .isInstanceOfSatisfying(
              Resolved.class,
              resolved -> {
                assertThat(resolved.movie().id()).isEqualTo(id);
                assertThat(resolved.tier()).isEqualTo(tier);
              });
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Sabrina                    |      | 7, 915
          The Thing                  |      | 2288, 90345
          Les Misérables             |      | 73, 1873, 99149, 99532
          The Postman                |      | 58, 1726
          The Kid                    |      | 3310, 3784
          Ocean's Eleven             |      | 4963, 4954
          Wallace & Gromit           |      | 1148, 745
          Star Wars                  |      | 260, 1210, 1196, 2628, 5378
          Toy Sto                    |      | 1, 3114, 78499
          """)
  void choosesNoneOfSeveral(String title, @Nullable Integer year, String ids) {
    Integer[] expected =
        Arrays.stream(ids.split(", ", -1)).map(Integer::valueOf).toArray(Integer[]::new);
    for (TitleIndex index : List.of(titles, published)) {
      assertThat(index.resolve(title, year))
          .isInstanceOfSatisfying(
              Ambiguous.class,
              several ->
                  assertThat(several.candidates())
                      .extracting(Movie::id)
                      .containsExactlyInAnyOrder(expected));
    }
  }

  private static TitleIndex index(List<Movie> movies) {
    return new Catalogue(movies).titles();
  }

  @Test
  void ordersCandidatesByPopularity() {
    assertThat(titles.resolve("Sabrina", null))
        .isInstanceOfSatisfying(
            Ambiguous.class,
            several ->
                assertThat(several.candidates())
                    .isSortedAccordingTo(
                        (a, b) -> b.popularity().ratingCount() - a.popularity().ratingCount()));
  }

  @Test
  void suggestsWhatLooksAlikeWhenNothingFits() {
    assertThat(titles.resolve("Toy Soldiers and the Story", null))
        .isInstanceOfSatisfying(
            Unmatched.class,
            unmatched ->
                assertThat(unmatched.suggestions())
                    .hasSizeLessThanOrEqualTo(5)
                    .extracting(Movie::id)
                    .contains(1));
  }

  @Test
  void refusesAYearThatContradicts() {
    assertThat(titles.resolve("The Matrix", 1950))
        .isInstanceOfSatisfying(
            Unmatched.class,
            unmatched -> assertThat(unmatched.suggestions()).extracting(Movie::id).contains(2571));
  }

  @Test
  void prefersTheExactYearToItsNeighbour() {
    TitleIndex index = index(List.of(movie(1, "Remade", 1990, 9), movie(2, "Remade", 1991, 1)));
    assertThat(index.resolve("Remade", 1991))
        .isEqualTo(new Resolved(movie(2, "Remade", 1991, 1), MatchTier.EXACT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Shrek 5", "Terminator 5", "Shrk 5"})
  void takesNoNumberForATypingError(String title) {
    assertThat(series.resolve(title, null)).isInstanceOf(Unmatched.class);
  }

  @ParameterizedTest
  @CsvSource({"Shrk 2, 1", "Termnator, 2", "Sevn Samurai, 3", "7 Samurei, 3", "Alin, 4"})
  void findsMisspeltTitlesWithAndWithoutNumbers(String title, int id) {
    assertThat(series.resolve(title, null))
        .isInstanceOfSatisfying(
            Resolved.class, resolved -> assertThat(resolved.movie().id()).isEqualTo(id));
  }

  @Test
  void prefersAMisspeltTitleOfTheYearToOneThatBeginsSoAYearLater() {
    assertThat(series.resolve("Drivn", 2001))
        .isEqualTo(new Resolved(movie(5, "Driven", 2001, 1), MatchTier.FUZZY));
  }

  @Test
  void comparesTitlesOfSignsAsWritten() {
    TitleIndex index = index(List.of(movie(1, "$", 1971, 1), movie(2, "???", 1999, 1)));
    assertThat(index.resolve("$", null)).isInstanceOf(Resolved.class);
  }

  @Test
  void findsByAlternativeTitlesThatArePublishedApart() {
    Movie amelie =
        new Movie(
            1,
            "Amelie",
            2001,
            List.of("Fabuleux destin d'Amélie Poulain, Le"),
            List.of(),
            List.of(),
            new Movie.Links(null, null),
            new Movie.Popularity(1, null, null, null, 1));
    TitleIndex index = index(List.of(amelie));
    assertThat(index.resolve("le fabuleux destin d'amelie poulain", null))
        .isEqualTo(new Resolved(amelie, MatchTier.ALTERNATIVE));
  }
}
