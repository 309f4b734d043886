package dev.recommender.training.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recommender.training.clean.Movie;
import dev.recommender.training.clean.MovieIds;
import dev.recommender.training.clean.MovieTitle;
import dev.recommender.training.clean.UserHistory;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class UserDocumentsTest {
  private static Movie movie(int id) {
    return new Movie(
        id, List.of(), new MovieTitle("M", "M", List.of(), null), List.of(), null, null, List.of());
  }

  @Test
  void storesRatingsLikesAndOnlyKnownTimes() throws IOException {
    UserHistory history =
        new UserHistory(
            0,
            "p",
            new int[] {0, 1, 2},
            new float[] {3.5f, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY},
            new long[] {1_000_000_000, 0, 1_000_000_001});
    RatedMovies ratings =
        new RatedMovies(
            history, new MovieIds(Stream.of(10, 20, 30).map(UserDocumentsTest::movie).toList()));
    ObjectMapper json = new ObjectMapper();
    assertThat(json.readTree(json.writeValueAsBytes(ratings)))
        .isEqualTo(
            json.readTree(
                """
                [{"movieId": 10, "rating": 3.5, "time": 1000000000},
                 {"movieId": 20, "liked": true},
                 {"movieId": 30, "liked": false, "time": 1000000001}]
                """));
  }
}
