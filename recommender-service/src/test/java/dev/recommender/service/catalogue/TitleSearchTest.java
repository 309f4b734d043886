package dev.recommender.service.catalogue;

import static dev.recommender.service.catalogue.Movies.movie;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TitleSearchTest {
  private static final int MOST = 20;

  private final TitleSearch small =
      new Catalogue(
              List.of(
                  movie(1, "Star Wars: Episode IV - A New Hope", 1977, 90),
                  movie(2, "Star", 1990, 1),
                  movie(3, "A Star Is Born", 1954, 50),
                  movie(4, "Born to Be a Star", 2001, 60),
                  movie(5, "Stardust", 2007, 70),
                  movie(6, "Stra", 1999, 99),
                  movie(7, "Seven Samurai (Shichinin no samurai)", 1954, 80),
                  movie(8, "Shawshank Redemption, The", 1994, 95),
                  movie(9, "Tsar", 2009, 2)))
          .search();
  private List<Movie> real = List.of();
  private TitleSearch realSearch = new Catalogue(List.of()).search();

  @BeforeAll
  void readCatalogue() throws IOException {
    real = RealCatalogue.movies();
    realSearch = new Catalogue(real).search();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # equal, then begun (with or without its article), then a word, by popularity
          star           | 2, 1, 5, 3, 4
          st             | 6, 1, 5, 3, 2, 4
          STAR W         | 1
          born st        | 4, 3
          star born      | 4, 3
          new star       | 1
          # numbers as spelt, as digits and unfinished; alternative titles
          seve           | 7
          seven sam      | 7
          7 sam          | 7
          shichinin      | 7
          episode iv     | 1
          episode 4      | 1
          shawshank, the | 8
          # misspelt, also unfinished
          shawshnk       | 8
          the shwashan   | 8
          stardsut       | 5
          samurai sevn   | 7
          zzzzzz         |
          """)
  void ranksWhatIsMeant(String typed, String ids) {
    List<Integer> expected =
        ids == null ? List.of() : Arrays.stream(ids.split(", ", -1)).map(Integer::valueOf).toList();
    assertThat(small.find(typed, MOST)).extracting(Movie::id).isEqualTo(expected);
  }

  @Test
  void findsNoMoreThanAskedFor() {
    assertThat(small.find("st", 2)).extracting(Movie::id).containsExactly(6, 1);
    assertThat(realSearch.find("the", MOST)).hasSize(MOST).doesNotHaveDuplicates();
  }

  /** Sorting the whole catalogue by class and ratings finds the same as the search. */
  @ParameterizedTest
  @ValueSource(strings = {"t", "z", "the", "the m", "man", "king the", "of the r", "love a"})
  void agreesWithSortingTheWholeCatalogue(String typed) {
    record Placed(Movie movie, int place) {}
    List<Movie> expected =
        real.stream()
            .map(movie -> new Placed(movie, place(movie, typed)))
            .filter(placed -> placed.place() < 3)
            .sorted(
                Comparator.comparingInt(Placed::place)
                    .thenComparingInt(placed -> -placed.movie().popularity().ratingCount())
                    .thenComparingInt(placed -> placed.movie().id()))
            .map(Placed::movie)
            .limit(MOST)
            .toList();
    List<Movie> found = realSearch.find(typed, MOST);
    assertThat(found.subList(0, Math.min(found.size(), expected.size()))).isEqualTo(expected);
  }

  /** 0: a title equals what is typed; 1: one begins so; 2: all its words are there; 3: no fit. */
  private static int place(Movie movie, String typed) {
    List<String> forms = WrittenForm.all(movie).stream().map(WrittenForm::form).toList();
    if (forms.stream().anyMatch(form -> form.startsWith(typed))) {
      return forms.contains(typed) ? 0 : 1;
    }
    List<String> words =
        forms.stream().flatMap(form -> Arrays.stream(form.split(" ", -1))).toList();
    List<String> wanted = Arrays.asList(typed.split(" ", -1));
    boolean isThere =
        words.containsAll(wanted.subList(0, wanted.size() - 1))
            && words.stream().anyMatch(word -> word.startsWith(wanted.getLast()));
    return isThere ? 2 : 3;
  }

  @Test
  void findsARealTitleLongBeforeItIsTyped() {
    List<Movie> famous =
        real.stream().filter(movie -> movie.popularity().ratingCount() >= 100).toList();
    long found = famous.stream().filter(movie -> isAmongTenAfter(5, movie)).count();
    System.out.printf("of %d famous movies, %d after 5 letters%n", famous.size(), found);
    assertThat((double) found / famous.size()).isGreaterThan(0.9);
  }

  private boolean isAmongTenAfter(int letters, Movie movie) {
    String title = TitleForm.withoutArticle(WrittenTitle.parse(movie.title()).main());
    return realSearch
        .find(title.substring(0, Math.min(letters, title.length())), 10)
        .contains(movie);
  }
}
