package dev.recommender.service.people;

import dev.recommender.service.people.Person.Reason;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The people as they may be used now: consent, erasure, retention and the latest interactions. */
public final class People {
  private final Profiles profiles;
  private final LiveRecords records;
  private final PrivacyRules rules;
  private final InstantSource clock;

  public People(Profiles profiles, LiveRecords records, PrivacyRules rules, InstantSource clock) {
    this.profiles = profiles;
    this.records = records;
    this.rules = rules;
    this.clock = clock;
  }

  /** What may be used of a person now. */
  public Person person(Pseudonym pseudonym) {
    Stored stored = records.read(Set.of(pseudonym)).get(pseudonym);
    // It is only read, so the name of a key does not matter.
    LiveRecord record = stored == null ? LiveRecord.empty(pseudonym, "") : stored.record();
    Optional<Reason> objection = rules.objection(record.consent());
    return objection.<Person>map(Person.Withheld::new).orElseGet(() -> known(record));
  }

  /**
   * Everyone who liked the movie, has factors and may be used, who never was erased: page by page,
   * also those pages on which there is nobody.
   */
  public void whoLiked(int movieId, Consumer<List<Profile>> pages) {
    profiles.whoLiked(movieId, page -> pages.accept(usable(page)));
  }

  private Person known(LiveRecord record) {
    Optional<Profile> profile = profiles.profile(record.pseudonym());
    List<KnownMovie> rows = profile.map(Profile::movies).orElse(List.of());
    Instant now = clock.instant();
    List<KnownMovie> known = new Knowledge(record, rules, now).with(rows);
    // Erased and nothing since: not even a profile without movies is known.
    boolean erased = known.isEmpty() && record.tombstone() != null;
    Optional<Profile> trained =
        profile.filter(_ -> !erased && opinions(rows).equals(opinions(known)));
    return known.isEmpty() && trained.isEmpty()
        ? new Person.Unknown()
        : new Person.Known(known, trained);
  }

  /** What is said of which movie, whenever it was said. */
  private static Set<KnownMovie> opinions(List<KnownMovie> movies) {
    return movies.stream()
        .map(movie -> new KnownMovie(movie.movieId(), movie.rating(), movie.liked(), null))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private List<Profile> usable(List<Profile> page) {
    List<Profile> withFactors = page.stream().filter(Profile::hasFactors).toList();
    Map<Pseudonym, LiveRecord> standings =
        records.withoutInteractions(withFactors.stream().map(Profile::pseudonym).toList());
    return withFactors.stream()
        .filter(profile -> isUsable(standings.get(profile.pseudonym())))
        .toList();
  }

  private boolean isUsable(@Nullable LiveRecord record) {
    return record == null
        ? rules.objection(null).isEmpty()
        : record.tombstone() == null && rules.objection(record.consent()).isEmpty();
  }
}
