package dev.recommender.synthetic;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The documents of people; everybody likes two of three movies rated. */
record UserDocuments(SyntheticModel model, PseudonymKey key) {
  /** Of the ratings, in epoch seconds: long before any test. */
  private static final long TIME = 1_500_000_000;

  String document(int user) {
    int[] rated = model.rated(user);
    return """
    {"user":"%s","ratingCount":%d,"meanRating":4.0,"ratingDeviation":1.0,"activeDays":1,\
    "activityLevel":"regular","favouriteGenres":["%s"],"factors":"%s","ratings":[%s],"likedMovies":[%s]}\
    """
        .formatted(
            pseudonym(user),
            rated.length,
            model.genres(rated[0]).getFirst(),
            Vectors.base64(Vectors.bytes(model.userFactors(user))),
            ratings(rated),
            liked(user));
  }

  String pseudonym(int user) {
    return key.pseudonym(model.userId(user));
  }

  private String ratings(int[] rated) {
    return Arrays.stream(rated).mapToObj(this::rating).collect(Collectors.joining(","));
  }

  private String rating(int position) {
    return "{\"movieId\":%d,\"rating\":%s,\"time\":%d}"
        .formatted(
            model.movieId(position), model.isLiked(position) ? "4.5" : "2.5", TIME + position);
  }

  private String liked(int user) {
    return IntStream.of(model.liked(user))
        .mapToObj(position -> Integer.toString(model.movieId(position)))
        .collect(Collectors.joining(","));
  }
}
