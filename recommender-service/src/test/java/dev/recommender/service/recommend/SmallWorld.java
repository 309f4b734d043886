package dev.recommender.service.recommend;

import static dev.recommender.service.catalogue.Movies.movie;

import dev.recommender.service.catalogue.Movie;
import dev.recommender.service.model.InMemoryModelSource;
import dev.recommender.service.model.Items;
import dev.recommender.service.model.Model;
import dev.recommender.service.model.PublishedItem;
import dev.recommender.service.model.PublishedItem.AudienceSource;
import dev.recommender.service.people.Events;
import dev.recommender.service.people.InMemoryLiveRecords;
import dev.recommender.service.people.InMemoryProfiles;
import dev.recommender.service.people.LiveRecord;
import dev.recommender.service.people.People;
import dev.recommender.service.people.PrivacyRules;
import dev.recommender.service.people.Pseudonym;
import dev.recommender.service.people.Pseudonymizer;
import dev.recommender.service.people.RecordUpdates;
import dev.recommender.service.people.SampleProfiles;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A model of 300 movies and 40 people with seeded random factors. Everyone liked movie 10; movie 20
 * has its genres' audience, movie 30 no audience, movie 40 no factors; 50 and 60 share a title.
 */
public final class SmallWorld {
  public static final int RANK = 11;
  public static final int FLOOR = 5;
  public static final int PEOPLE = 40;
  public static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);
  private static final PrivacyRules RULES = new PrivacyRules(false, Duration.ofDays(365));

  public final Pseudonymizer pseudonymizer =
      new Pseudonymizer("a key of the test".getBytes(StandardCharsets.UTF_8));
  public final InMemoryProfiles profiles = new InMemoryProfiles();
  public final InMemoryLiveRecords records = new InMemoryLiveRecords();
  public final People people = new People(profiles, records, RULES, CLOCK);
  public final Events events =
      new Events(new RecordUpdates(records, pseudonymizer.keyId()), RULES, CLOCK);
  public final List<PublishedItem> items = new ArrayList<>();
  public final Model model;

  private final Random random = new Random(42);

  public SmallWorld() {
    for (int id = 1; id <= 300; id++) {
      items.add(item(id));
    }
    for (int user = 1; user <= PEOPLE; user++) {
      profiles.add(
          SampleProfiles.profile(pseudonym(user), vector(), 10, 100 + user, 200 + user),
          10,
          200 + user);
    }
    profiles.add(SampleProfiles.profile(pseudonym(99), new float[0], 1, 2, 3));
    model = InMemoryModelSource.model(RANK, items);
  }

  public Pseudonym pseudonym(int user) {
    return pseudonymizer.pseudonym(Integer.toString(user));
  }

  /** The person asked to be forgotten a moment ago. */
  public void erase(Pseudonym person) {
    records.put(
        new LiveRecord(person, pseudonymizer.keyId(), NOW.minusSeconds(1), null, List.of()));
  }

  private PublishedItem item(int id) {
    String title = id == 60 ? "Movie fifty" : id == 50 ? "Movie fifty" : "Movie number " + id;
    Movie movie = movie(id, title, 1900 + id % 100, 1_000 - id, id % 2 == 0 ? "Drama" : "Comedy");
    if (id == 40) {
      return Items.bare(movie);
    }
    PublishedItem item = Items.withFactors(movie, vector());
    return switch (id) {
      case 20 -> Items.withAudience(item, AudienceSource.GENRE, 2, vector());
      case 22 -> Items.withAudience(item, AudienceSource.SIMILAR, 2, vector());
      case 30 -> item;
      default -> Items.withAudience(item, AudienceSource.AUDIENCE, 25, vector());
    };
  }

  private float[] vector() {
    float[] vector = new float[RANK];
    for (int i = 0; i < RANK; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }
}
