package dev.recommender.service.model;

import static dev.recommender.service.catalogue.Movies.movie;
import static dev.recommender.service.model.InMemoryModelSource.KEY_ID;
import static dev.recommender.service.model.InMemoryModelSource.REPORT;
import static dev.recommender.service.model.Items.bare;
import static dev.recommender.service.model.Items.withAudience;
import static dev.recommender.service.model.Items.withFactors;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.service.model.ModelState.NotReady;
import dev.recommender.service.model.ModelState.Ready;
import dev.recommender.service.model.PublishedItem.AudienceSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelLoaderTest {
  private static final ModelReference MOVIES = new ModelReference("default", "movies", 7);
  private static final List<PublishedItem> ITEMS =
      List.of(
          withAudience(
              withFactors(movie(1, "One", 1995, 1), 1f, -2.5f),
              AudienceSource.AUDIENCE,
              9,
              0.5f,
              0.25f),
          bare(movie(2, "Two", 1995, 1)),
          withFactors(movie(3, "Three", 1995, 1), 0f, 3f));

  private final InMemoryModelSource source = new InMemoryModelSource(2, ITEMS);
  private final ModelLoader loader = new ModelLoader(MOVIES, source, KEY_ID);

  @Test
  void loadsWhatWasPublished() {
    assertThat(loader.load())
        .isInstanceOfSatisfying(
            Ready.class,
            ready -> {
              Model model = ready.model();
              assertThat(model.catalogue().size()).isEqualTo(3);
              assertThat(model.factors().rows()).isEqualTo(2);
              assertThat(model.factors().has(1)).isFalse();
              assertThat(model.factors().vector(2)).containsExactly(0f, 3f);
              assertThat(model.audiences().of(0, 9)).isPresent();
            });
  }

  @Test
  void usesAnAudienceOnlyAboveTheFloorInForceNow() {
    Model model = InMemoryModelSource.model(2, ITEMS);
    assertThat(model.audiences().of(0, 10)).isEmpty();
    assertThat(model.audiences().of(1, 1)).isEmpty();
  }

  @Test
  void refusesAFormatItDoesNotRead() {
    source.says(new VersionLookup.UnknownFormat(3));
    assertThat(loader.load())
        .isEqualTo(
            new NotReady(
                "UnsupportedFormat",
                "reading manifest \"movies v7\": formatVersion is 3, this service reads 1"));
  }

  @Test
  void waitsForAVersionThatIsMissingOrIncomplete() {
    source.says(new VersionLookup.Absent());
    assertThat(reason()).isEqualTo("VersionMissing");
    source.says(new VersionLookup.Incomplete("Training"));
    assertThat(loader.load())
        .isEqualTo(
            new NotReady(
                "VersionIncomplete",
                "reading manifest \"movies v7\": it is not complete, its state is Training"));
  }

  @Test
  void refusesAnotherPseudonymKey() {
    ModelLoader other = new ModelLoader(MOVIES, source, "fedcba9876543210");
    assertThat(other.load())
        .isInstanceOfSatisfying(
            NotReady.class,
            notReady -> {
              assertThat(notReady.reason()).isEqualTo("PseudonymKeyChanged");
              assertThat(notReady.message()).contains(KEY_ID, "fedcba9876543210");
            });
  }

  @Test
  void refusesACountOrChecksumThatDiffers() {
    Manifest right = InMemoryModelSource.manifestOf(2, ITEMS);
    source.says(
        published(
            new Manifest(1, 2, 2, 4, right.itemsChecksum(), KEY_ID, InMemoryModelSource.ALS)));
    assertThat(loader.load())
        .isEqualTo(
            new NotReady(
                "CountMismatch", "reading items \"movies v7\": found 3, the manifest says 4"));
    source.says(published(new Manifest(1, 2, 2, 3, "0000", KEY_ID, InMemoryModelSource.ALS)));
    assertThat(reason()).isEqualTo("ChecksumMismatch");
  }

  @Test
  void refusesVectorsOfAnotherRank() {
    Manifest right = InMemoryModelSource.manifestOf(2, ITEMS);
    source.says(
        published(
            new Manifest(1, 3, 3, 3, right.itemsChecksum(), KEY_ID, InMemoryModelSource.ALS)));
    assertThat(loader.load())
        .isEqualTo(
            new NotReady(
                "FactorsMalformed",
                "reading items \"movies v7\": a vector has 8 bytes, rank 3 needs 12"));
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void refusesFactorsThatAreNotFinite(float value) {
    PublishedItem sound = withFactors(movie(1, "One", 1995, 1), 1f, 2f);
    PublishedItem broken = withFactors(movie(2, "Two", 1995, 1), 1f, value);
    PublishedItem brokenAudience = withAudience(sound, AudienceSource.AUDIENCE, 9, value, 1f);
    NotReady expected =
        new NotReady(
            "FactorsMalformed",
            "reading items \"movies v7\": a vector holds %s, expected finite numbers"
                .formatted(value));
    assertThat(loading(sound, broken)).isEqualTo(expected);
    assertThat(loading(brokenAudience)).isEqualTo(expected);
  }

  @Test
  void refusesMoreFactorsThanAnArrayHolds() {
    source.says(
        published(new Manifest(1, 64, 64, 40_000_000, "0000", KEY_ID, InMemoryModelSource.ALS)));
    assertThat(reason()).isEqualTo("FactorsMalformed");
  }

  @Test
  void saysThatTheStoreIsAway() {
    source.isAway(true);
    assertThat(loader.load())
        .isEqualTo(new NotReady("ElasticsearchUnavailable", "the store is away"));
  }

  private static ModelState loading(PublishedItem... items) {
    return new ModelLoader(MOVIES, new InMemoryModelSource(2, List.of(items)), KEY_ID).load();
  }

  private static VersionLookup published(Manifest manifest) {
    return new VersionLookup.Published(manifest, REPORT);
  }

  private String reason() {
    return loader.load() instanceof NotReady notReady ? notReady.reason() : "Ready";
  }
}
