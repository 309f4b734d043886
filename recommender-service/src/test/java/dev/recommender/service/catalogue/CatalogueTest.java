package dev.recommender.service.catalogue;

import static dev.recommender.service.catalogue.Movies.movie;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  private final Catalogue catalogue =
      new Catalogue(
          List.of(
              movie(3, "Third", 2000, 5, "Drama"),
              movie(7, "Seventh", 2001, 9, "Comedy", "Drama"),
              movie(70_000, "Last", null, 9, "Comedy")));

  @Test
  void findsMoviesById() {
    assertThat(catalogue.movie(7)).map(Movie::title).contains("Seventh");
    assertThat(catalogue.movie(8)).isEmpty();
    assertThat(catalogue.positionOf(70_000)).isEqualTo(2);
  }

  @Test
  void keepsEachCombinationOfGenresOnce() {
    Catalogue twice =
        new Catalogue(List.of(movie(1, "One", 1, 1, "War"), movie(2, "Two", 2, 2, "War")));
    assertThat(twice.at(0).genres()).containsExactly("War").isSameAs(twice.at(1).genres());
  }

  @Test
  void ordersPopularMoviesByThoseWhoLikedThemThenById() {
    assertThat(catalogue.popular(5, position -> true)).containsExactly(1, 2, 0);
    assertThat(catalogue.popular(1, catalogue.ofAnyGenre(List.of("Drama", "War"))))
        .containsExactly(1);
  }
}
