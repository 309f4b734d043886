package dev.recommender.service.recommend;

import dev.recommender.service.admission.OverloadedException;
import dev.recommender.service.catalogue.Movie;
import dev.recommender.service.model.AlsParameters.Feedback;
import dev.recommender.service.model.Model;
import dev.recommender.service.people.KnownMovie;
import dev.recommender.service.recommend.ListRequest.Item;
import dev.recommender.service.recommend.Notice.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers from a list of movies as from a person who knows just these. */
final class ByList {
  private ByList() {}

  static ListAnswer answer(Model model, ListRequest request) {
    List<Understanding> understood = new ArrayList<>(request.items().size());
    // The last word on a movie named twice counts.
    Map<Integer, KnownMovie> movies = new LinkedHashMap<>();
    for (Item item : request.items()) {
      requireSomebodyWaiting();
      Understanding meant = Understanding.of(model, item.named());
      understood.add(meant);
      if (meant instanceof Understanding.Understood(Movie movie, _)) {
        movies.put(movie.id(), known(item, movie));
      }
    }
    var answers = new ByKnownMovies(model, List.copyOf(movies.values()), request.wish());
    return new ListAnswer(understood, recommendation(model, answers, movies.isEmpty()));
  }

  /** A misspelt title takes long, and the pool interrupts what is past its deadline. */
  private static void requireSomebodyWaiting() {
    if (Thread.interrupted()) {
      throw new OverloadedException("nobody waits for the list any more");
    }
  }

  private static Recommendation recommendation(
      Model model, ByKnownMovies answers, boolean nothingUnderstood) {
    if (nothingUnderstood) {
      return answers.popular(
          new Notice(
              Reason.NOTHING_UNDERSTOOD,
              "no movie of the list is known; these movies are popular"));
    }
    return answers.foldedIn(
        model.manifest().als().feedback() == Feedback.IMPLICIT
            ? "no movie of the list counts as liked; these movies are popular"
            : "no movie of the list has stars, from which this model learns; these movies are"
                + " popular");
  }

  private static KnownMovie known(Item item, Movie movie) {
    boolean unsaid = item.rating() == null && item.liked() == null;
    Boolean liked = unsaid ? Boolean.TRUE : item.liked();
    return new KnownMovie(movie.id(), item.rating(), liked, null);
  }
}
