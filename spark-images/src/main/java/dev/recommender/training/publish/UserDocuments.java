package dev.recommender.training.publish;

import dev.recommender.training.clean.MovieIds;
import dev.recommender.training.clean.UserHistory;
import dev.recommender.training.features.UserProfile;
import dev.recommender.training.features.UserProfiling;
import dev.recommender.training.train.FactoredUser;
import dev.recommender.training.train.StarBiases;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes a document of every person. */
record UserDocuments(UserProfiling profiling, MovieIds movieIds, @Nullable StarBiases biases)
    implements Serializable {

  Document document(FactoredUser user) {
    UserHistory history = user.history();
    UserProfile profile = UserProfile.of(history, profiling);
    Fields fields =
        new Fields()
            .put("user", history.pseudonym())
            .put("ratingCount", history.size())
            .put("meanRating", profile.meanRating())
            .put("firstRating", Instant.ofEpochSecond(profile.firstRating()).toString())
            .put("lastRating", Instant.ofEpochSecond(profile.lastRating()).toString())
            .put("activeDays", profile.activeDays())
            .put("activityLevel", profile.activityLevel().label())
            .put("favouriteGenres", profile.favouriteGenres())
            .put("factors", Vectors.base64(user.factors()))
            .put("bias", biases == null ? null : biases.person(history))
            .put("ratings", ratings(history))
            .put("likedMovies", likedMovies(history));
    return new Document(history.pseudonym(), fields.build());
  }

  private List<Map<String, Object>> ratings(UserHistory history) {
    return IntStream.range(0, history.size())
        .mapToObj(n ->
            Map.<String, Object>of(
                "movieId", movieIds.id(history.items()[n]),
                "rating", history.ratings()[n],
                "time", history.times()[n]))
        .toList();
  }

  private List<Integer> likedMovies(UserHistory history) {
    return IntStream.range(0, history.size())
        .filter(n -> history.ratings()[n] >= profiling.positiveRating())
        .mapToObj(n -> movieIds.id(history.items()[n]))
        .toList();
  }
}
