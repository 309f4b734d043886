package dev.recommender.service.http.message;

import org.jspecify.annotations.Nullable;

/** What somebody says of a movie: stars, liked or not, or neither. */
public record Opinion(@Nullable Double rating, @Nullable Boolean liked) {
  private static final double FEWEST_STARS = 0.5;
  private static final double MOST_STARS = 5;

  public static Opinion of(String path, Members movie) {
    if (movie.has("rating") && movie.has("liked")) {
      throw RequestBody.invalid(path + " has a rating and liked, expected one of them");
    }
    return new Opinion(
        movie.optional("rating").map(stars -> stars.number(FEWEST_STARS, MOST_STARS)).orElse(null),
        movie.optional("liked").map(Member::truth).orElse(null));
  }

  public boolean isNone() {
    return rating == null && liked == null;
  }
}
