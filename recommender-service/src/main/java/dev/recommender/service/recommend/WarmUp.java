package dev.recommender.service.recommend;

import dev.recommender.service.catalogue.Movie;
import dev.recommender.service.model.Model;
import dev.recommender.service.recommend.ListRequest.Item;
import dev.recommender.service.recommend.ListRequest.Named;
import java.time.Duration;
import java.util.List;

/** Answers some requests before the first real one, so that none of those meets cold code. */
public final class WarmUp {
  private static final Duration LONGEST = Duration.ofMillis(500);
  private static final int MOVIES = 500;
  private static final int ITEMS = 10;

  private final Recommender recommender;

  public WarmUp(Recommender recommender) {
    this.recommender = recommender;
  }

  /** Asks by popular titles, and by lists of them, until time is up. */
  public void accept(Model model) {
    long end = System.nanoTime() + LONGEST.toNanos();
    for (int position : model.catalogue().popular(MOVIES, p -> true)) {
      if (System.nanoTime() > end) {
        return;
      }
      Movie movie = model.catalogue().at(position);
      TitleRequest request =
          new TitleRequest(movie.title(), movie.year(), Mode.AUDIENCE, Wish.of(ITEMS));
      recommender.byTitle(model, request);
      Item liked = new Item(new Named.Id(movie.id()), null, true);
      recommender.forList(model, new ListRequest(List.of(liked), Wish.of(ITEMS)));
    }
  }
}
