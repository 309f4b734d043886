package dev.recommender.service.people;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person knows: rows of the data set and live interactions, of each movie the later, undone
 * ones left out. Training applies the same rule, only without a difference of clocks: there the
 * snapshot is the present, here another replica may have written a moment ahead of this one.
 */
final class Knowledge {
  private final LiveRecord record;
  private final PrivacyRules rules;
  private final Instant now;

  Knowledge(LiveRecord record, PrivacyRules rules, Instant now) {
    this.record = record;
    this.rules = rules;
    this.now = now;
  }

  /** Everything known, with the rows of the data set that the model version was trained on. */
  List<KnownMovie> with(List<KnownMovie> rows) {
    Map<Integer, KnownMovie> known = new LinkedHashMap<>();
    rows.stream().filter(this::isUsable).forEach(row -> known.put(row.movieId(), row));
    latest().forEach(interaction -> decide(interaction, known));
    return List.copyOf(known.values());
  }

  private Collection<Interaction> latest() {
    Map<Integer, Interaction> latest = new LinkedHashMap<>();
    record.interactions().stream()
        .filter(this::isUsable)
        .forEach(one -> latest.merge(one.movieId(), one, Interaction::later));
    return latest.values();
  }

  private boolean isUsable(KnownMovie row) {
    return PrivacyRules.isAfter(record.tombstone(), time(row));
  }

  private boolean isUsable(Interaction interaction) {
    return PrivacyRules.isAfter(record.tombstone(), interaction.time())
        && !PrivacyRules.isFuture(interaction.time(), now)
        && rules.keeps(interaction, now);
  }

  private static void decide(Interaction interaction, Map<Integer, KnownMovie> known) {
    int movie = interaction.movieId();
    if (!isEarlier(interaction, known.get(movie))) {
      known.remove(movie);
      if (!interaction.undone()) {
        known.put(movie, knownMovie(interaction));
      }
    }
  }

  /** Rows have whole seconds, so at the same second the interaction decides. */
  private static boolean isEarlier(Interaction interaction, @Nullable KnownMovie row) {
    return row != null && interaction.time().getEpochSecond() < time(row).getEpochSecond();
  }

  /** A row without a time is before everything. */
  private static Instant time(KnownMovie row) {
    return row.time() == null ? Instant.EPOCH : row.time();
  }

  private static KnownMovie knownMovie(Interaction interaction) {
    return new KnownMovie(
        interaction.movieId(), interaction.rating(), interaction.liked(), interaction.time());
  }
}
