package dev.recommender.training.clean;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SameMoviesTest {
  @Test
  void mergesIdsWhoseTitleYearAndALinkAgree() {
    Movie first = movie(3, "Eros (2004)", "1", null);
    Movie second = movie(9, "Eros (a.k.a. Love) (2004)", "1", "77");
    assertThat(SameMovies.merge(List.of(first, second)))
        .singleElement()
        .satisfies(movie -> {
          assertThat(movie.id()).isEqualTo(3);
          assertThat(movie.otherIds()).containsExactly(9);
          assertThat(movie.imdbId()).isEqualTo("1");
          assertThat(movie.tmdbId()).isEqualTo("77");
          assertThat(movie.title().alternativeTitles()).containsExactly("Love");
          assertThat(movie.genres()).containsExactly("G3");
        });
  }

  @Test
  void leavesMoviesOfOneNameApart() {
    List<Movie> movies =
        List.of(
            movie(1, "Emma (1996)", "1", "10"),
            movie(2, "Emma (1996)", "2", "20"),
            movie(3, "Emma (1997)", "1", "10"),
            movie(4, "Emma (1996)", null, null),
            movie(5, "Emma (1996)", null, null),
            movie(6, "Anna (1996)", "1", "10"));
    assertThat(SameMovies.merge(movies)).containsExactlyElementsOf(movies);
  }

  @Test
  void aThirdIdMakesTwoOthersOne() {
    List<Movie> merged =
        SameMovies.merge(
            List.of(
                movie(1, "Emma (1996)", "1", null),
                movie(2, "Emma (1996)", null, "20"),
                movie(3, "Emma (1996)", "1", "20")));
    assertThat(merged).singleElement().extracting(Movie::id).isEqualTo(1);
    assertThat(merged.getFirst().otherIds()).containsExactly(2, 3);
  }

  private static Movie movie(
      int id, String title, @Nullable String imdbId, @Nullable String tmdbId) {
    return new Movie(
        id, List.of(), TitleParser.parse(title), List.of("G" + id), imdbId, tmdbId, List.of());
  }
}
