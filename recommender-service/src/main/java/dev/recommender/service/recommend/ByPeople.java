package dev.recommender.service.recommend;

import dev.recommender.service.admission.OverloadedException;
import dev.recommender.service.catalogue.Movie;
import dev.recommender.service.model.Calibration.Curve;
import dev.recommender.service.model.Model;
import dev.recommender.service.people.People;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Answers from the people who liked a movie and fit it best, as of now. */
final class ByPeople {
  /** Merging more people changes the list little and costs time, unless so few may not answer. */
  private static final int MERGED_PEOPLE = 20;

  // Anybody may ask for it; most of the room at the store of people is for people's rights.
  private static final int MOST_AT_ONCE = 4;
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final People people;
  private final int minimumAudience;
  private final Duration longest;
  private final Semaphore room = new Semaphore(MOST_AT_ONCE);

  ByPeople(People people, int minimumAudience) {
    this(people, minimumAudience, LONGEST);
  }

  ByPeople(People people, int minimumAudience, Duration longest) {
    this.people = people;
    this.minimumAudience = minimumAudience;
    this.longest = longest;
  }

  /**
   * Reads people from their store; the mean taste of the best fitting, unless they are too few.
   * Throws {@link OverloadedException} when too many ask at once or when it takes too long.
   */
  Optional<Taste> taste(Model model, Movie movie) {
    int position = model.catalogue().positionOf(movie.id());
    if (!model.factors().has(position)) {
      return Optional.empty();
    }
    BestFitting best =
        new BestFitting(model.factors().vector(position), Math.max(MERGED_PEOPLE, minimumAudience));
    readInto(best, movie);
    return best.people() < minimumAudience
        ? Optional.empty()
        : Optional.of(Taste.of(best.meanFactors(), 0));
  }

  private void readInto(BestFitting best, Movie movie) {
    if (!room.tryAcquire()) {
      throw new OverloadedException("too many ask for the people who liked a movie");
    }
    try {
      long started = System.nanoTime();
      people.whoLiked(
          movie.id(),
          page -> {
            page.forEach(best::add);
            checkTime(started);
          });
    } finally {
      room.release();
    }
  }

  private void checkTime(long started) {
    if (System.nanoTime() - started > longest.toNanos()) {
      throw new OverloadedException("reading the people who liked a movie took over " + longest);
    }
  }

  Recommendation answer(Model model, Movie movie, Taste taste, Wish wish) {
    int left = model.catalogue().positionOf(movie.id());
    List<Pick> picks = new Shortlist(model, wish, position -> position != left).best(taste);
    // No curve was measured for the scores of merged people.
    return new Wording(model, Curve.NONE)
        .of(Method.USERS, List.of(), picks, ByAudience.likedBy(movie));
  }
}
