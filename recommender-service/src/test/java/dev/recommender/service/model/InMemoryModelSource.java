package dev.recommender.service.model;

import dev.recommender.service.model.Calibration.Curve;
import dev.recommender.service.model.TrainingReport.Counts;
import dev.recommender.service.model.TrainingReport.Dataset;
import dev.recommender.service.model.TrainingReport.Metrics;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** One version in memory; what it says of itself can be changed. */
public final class InMemoryModelSource implements ModelSource {
  public static final String KEY_ID = "0123456789abcdef";
  public static final TrainingReport REPORT =
      new TrainingReport(
          Instant.parse("2026-01-01T00:00:00Z"),
          new Metrics(0.12, 0.3, 0.08, 0.2, 600),
          new Counts(100L, 10L, 3L, 50L, 0L),
          new Dataset("file:///data", "MovieLensCsv", "ab"),
          new Calibration(
              new Curve(List.of(-1.0, 1.0), List.of(0.0, 1.0)),
              new Curve(List.of(-2.0, 2.0), List.of(0.0, 1.0))));

  public static final AlsParameters ALS =
      new AlsParameters(AlsParameters.Feedback.IMPLICIT, 0.05, 1, 3.5, 0);

  private final List<PublishedItem> items;
  private VersionLookup lookup;
  private boolean away;

  public InMemoryModelSource(int rank, List<PublishedItem> items) {
    this.items = List.copyOf(items);
    this.lookup = new VersionLookup.Published(manifestOf(rank, items), REPORT);
  }

  /** What a publisher would promise of these items. */
  public static Manifest manifestOf(int rank, List<PublishedItem> items) {
    ItemsChecksum checksum = new ItemsChecksum();
    items.forEach(checksum::add);
    return new Manifest(Manifest.FORMAT, rank, rank, items.size(), checksum.hex(), KEY_ID, ALS);
  }

  /** The model of these items, loaded as the service loads it. */
  public static Model model(int rank, List<PublishedItem> items) {
    return loaded(new InMemoryModelSource(rank, items));
  }

  private static Model loaded(InMemoryModelSource source) {
    ModelReference reference = new ModelReference("default", "movies", 7);
    ModelLoader loader = new ModelLoader(reference, source, KEY_ID);
    return switch (loader.load()) {
      case ModelState.Ready(Model model) -> model;
      case ModelState.NotReady notReady -> throw new IllegalStateException(notReady.message());
    };
  }

  /** A model of stars: each item's bias is its last dimension. */
  public static Model starModel(int rank, List<PublishedItem> items, AlsParameters als) {
    Manifest like = manifestOf(rank, items);
    Manifest manifest =
        new Manifest(
            like.formatVersion(),
            rank,
            rank + 1,
            like.itemCount(),
            like.itemsChecksum(),
            KEY_ID,
            als);
    InMemoryModelSource source = new InMemoryModelSource(rank, items);
    source.says(new VersionLookup.Published(manifest, REPORT));
    return loaded(source);
  }

  void says(VersionLookup other) {
    lookup = other;
  }

  void isAway(boolean now) {
    away = now;
  }

  @Override
  public VersionLookup version(int version) {
    if (away) {
      throw new ModelSourceUnavailableException("the store is away", new IllegalStateException());
    }
    return lookup;
  }

  @Override
  public void items(Consumer<PublishedItem> consumer) {
    items.forEach(consumer);
  }
}
