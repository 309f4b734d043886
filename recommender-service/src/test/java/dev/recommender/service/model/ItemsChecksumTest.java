package dev.recommender.service.model;

import static dev.recommender.service.catalogue.Movies.movie;
import static dev.recommender.service.model.Items.bare;
import static dev.recommender.service.model.Items.withAudience;
import static dev.recommender.service.model.Items.withFactors;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.service.model.PublishedItem.AudienceSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class ItemsChecksumTest {
  /** The same three movies and the same value, from an independent tool, stand in training. */
  private static final String GOLDEN =
      "d3f653822eb9b7a3b86bb39511fa139e43bf75fd5a489fde8c187f1afc651555";

  @Test
  void agreesWithTraining() {
    PublishedItem first = withFactors(movie(1, "One", 1995, 1), 1.0f, -2.5f);
    List<PublishedItem> items =
        List.of(
            withAudience(first, AudienceSource.AUDIENCE, 9, 0.5f, 0.25f),
            bare(movie(2, "Two", 1995, 1)),
            withFactors(movie(70_000, "Three", 1995, 1), 0f, 3f));
    assertThat(InMemoryModelSource.manifestOf(2, items).itemsChecksum()).isEqualTo(GOLDEN);
  }
}
