package dev.recommender.training;

import dev.recommender.training.clean.CleanData;
import dev.recommender.training.clean.DataProfile;
import dev.recommender.training.evaluate.LiveModel;
import dev.recommender.training.people.LiveFactors;
import dev.recommender.training.people.LiveVersion;
import dev.recommender.training.people.LiveVersions;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run wants to know of the version that serves now.
 *
 * @param profile of its data; null when nothing serves
 * @param model how it scores; null when it cannot be compared with
 */
record Live(@Nullable DataProfile profile, @Nullable LiveModel model) {
  static final Live NONE = new Live(null, null);

  /** Reads what there is; the factors only when both models learn from likes. */
  static Live read(
      LiveVersions versions, int number, String keyId, CleanData data, boolean explicit) {
    Optional<LiveVersion> found = versions.read(number, keyId);
    if (found.isEmpty()) {
      return NONE;
    }
    LiveVersion live = found.get();
    DataProfile profile =
        live.dataProfile().isEmpty() ? null : DataProfile.fromFields(live.dataProfile());
    return new Live(profile, explicit ? null : model(versions, live, data));
  }

  private static @Nullable LiveModel model(
      LiveVersions versions, LiveVersion live, CleanData data) {
    Instant snapshotAt = live.snapshotAt();
    String holdOutHash = live.holdOutHash();
    Double alpha = live.model().alpha();
    Double regParam = live.model().regParam();
    if (snapshotAt == null || holdOutHash == null || alpha == null || regParam == null) {
      return null;
    }
    return versions
        .factors(live)
        .map(factors ->
            new LiveModel(
                live.version(),
                holdOutHash,
                snapshotAt,
                live.metrics(),
                alpha,
                regParam,
                byMovie(factors, data)))
        .orElse(null);
  }

  private static Map<Integer, float[]> byMovie(LiveFactors factors, CleanData data) {
    Map<Integer, float[]> byMovie = new HashMap<>();
    for (int item = 0; item < data.catalogue().size(); item++) {
      int id = data.catalogue().ids().id(item);
      float[] vector = factors.of(id);
      if (vector != null) {
        byMovie.put(id, vector);
      }
    }
    return byMovie;
  }
}
