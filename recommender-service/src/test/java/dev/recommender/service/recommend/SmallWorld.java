package dev.recommender.service.recommend;

import dev.recommender.service.catalogue.Movie;
import dev.recommender.service.catalogue.Movie.Links;
import dev.recommender.service.catalogue.Movie.Popularity;
import dev.recommender.service.model.InMemoryModelSource;
import dev.recommender.service.model.Items;
import dev.recommender.service.model.Model;
import dev.recommender.service.model.PublishedItem;
import dev.recommender.service.model.PublishedItem.AudienceSource;
import dev.recommender.service.people.CoLikes;
import dev.recommender.service.people.Events;
import dev.recommender.service.people.InMemoryCoLikes;
import dev.recommender.service.people.InMemoryLiveRecords;
import dev.recommender.service.people.InMemoryProfiles;
import dev.recommender.service.people.KnownMovie;
import dev.recommender.service.people.LiveRecord;
import dev.recommender.service.people.People;
import dev.recommender.service.people.PrivacyRules;
import dev.recommender.service.people.Profile;
import dev.recommender.service.people.Pseudonym;
import dev.recommender.service.people.Pseudonymizer;
import dev.recommender.service.people.RecordUpdates;
import dev.recommender.service.people.SampleProfiles;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A model of 300 movies with seeded random factors, and 40 people whose factors solve the trainer's
 * equations for what they like. Everyone liked movie 10, 15 people movie 11, whose audience is
 * their plain mean; movie 20 has its genres' audience, movie 30 no audience, movie 40 no factors;
 * 50 and 60 share a title. Person 99 disliked three movies.
 */
public final class SmallWorld {
  public static final int RANK = 11;
  public static final int FLOOR = 5;
  public static final int PEOPLE = 40;
  public static final int PEOPLE_OF_ELEVEN = 15;
  public static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);
  private static final PrivacyRules RULES = new PrivacyRules(false, Duration.ofDays(365));
  private static final int MOVIES = 300;

  public final Pseudonymizer pseudonymizer =
      new Pseudonymizer("a key of the test".getBytes(StandardCharsets.UTF_8));
  public final InMemoryProfiles profiles = new InMemoryProfiles();
  public final InMemoryLiveRecords records = new InMemoryLiveRecords();
  public final CoLikes coLikes = new InMemoryCoLikes(profiles);
  public final People people = new People(profiles, records, RULES, CLOCK);
  public final Events events =
      new Events(new RecordUpdates(records, pseudonymizer.keyId()), profiles, RULES, CLOCK);
  public final List<PublishedItem> items = new ArrayList<>();
  public final Model model;
  private final Random random = new Random(42);

  public SmallWorld() {
    for (int id = 1; id <= MOVIES; id++) {
      items.add(item(id));
    }
    float[] audienceOfEleven = new float[RANK];
    for (int user = 1; user <= PEOPLE; user++) {
      int[] liked =
          user <= PEOPLE_OF_ELEVEN
              ? new int[] {10, 11, 100 + user, 200 + user}
              : new int[] {10, 100 + user, 200 + user};
      float[] factors = factors(liked);
      profiles.add(
          SampleProfiles.profile(pseudonym(user), factors, liked),
          Arrays.stream(liked).boxed().toArray(Integer[]::new));
      for (int i = 0; i < RANK && user <= PEOPLE_OF_ELEVEN; i++) {
        audienceOfEleven[i] += factors[i] / PEOPLE_OF_ELEVEN;
      }
    }
    List<KnownMovie> disliked =
        Stream.of(1, 2, 3)
            .map(id -> new KnownMovie(id, 2.0, null, SampleProfiles.RATED_AT))
            .toList();
    profiles.add(new Profile(pseudonym(99), new float[0], 0, disliked));
    items.set(
        10,
        Items.withAudience(
            items.get(10), AudienceSource.AUDIENCE, PEOPLE_OF_ELEVEN, audienceOfEleven));
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

  /** The published item of a movie. */
  PublishedItem item(Movie movie) {
    return items.get(movie.id() - 1);
  }

  private float[] factors(int... liked) {
    List<PublishedItem> movies = Arrays.stream(liked).mapToObj(id -> items.get(id - 1)).toList();
    double[] solution = PlainFoldIn.implicit(items, movies, InMemoryModelSource.ALS);
    float[] factors = new float[RANK];
    for (int i = 0; i < RANK; i++) {
      factors[i] = (float) solution[i];
    }
    return factors;
  }

  private PublishedItem item(int id) {
    String title = id == 60 || id == 50 ? "Movie fifty" : "Movie number " + id;
    Movie movie =
        new Movie(
            id,
            title,
            1900 + id % 100,
            List.of(),
            List.of(id % 2 == 0 ? "Drama" : "Comedy"),
            List.of(),
            new Links("00" + id, id % 3 == 0 ? null : "1" + id),
            new Popularity(1_000 - id, null, null, 100.0 * (MOVIES - id) / MOVIES, 1_000 - id));
    if (id == 40) {
      return Items.bare(movie);
    }
    PublishedItem item = Items.withFactors(movie, vector(0.3f));
    return switch (id) {
      case 20 -> Items.withAudience(item, AudienceSource.GENRE, 2, vector(1));
      case 22 -> Items.withAudience(item, AudienceSource.SIMILAR, 2, vector(1));
      case 30 -> item;
      default -> Items.withAudience(item, AudienceSource.AUDIENCE, 25, vector(1));
    };
  }

  private float[] vector(float length) {
    float[] vector = new float[RANK];
    for (int i = 0; i < RANK; i++) {
      vector[i] = length * (float) random.nextGaussian();
    }
    return vector;
  }
}
