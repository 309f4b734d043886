package dev.recommender.service.benchmark;

import dev.recommender.service.catalogue.Movie;
import dev.recommender.service.model.InMemoryModelSource;
import dev.recommender.service.model.ModelSource;
import dev.recommender.service.model.PublishedItem;
import dev.recommender.service.model.PublishedItem.Audience;
import dev.recommender.service.model.PublishedItem.AudienceSource;
import dev.recommender.service.model.VersionLookup;
import java.util.AbstractList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** A version whose items are made when they are asked for, each from its number. */
final class MadeUpSource implements ModelSource {
  private static final int WORDS = 20_000;
  private static final List<String> GENRES =
      List.of("Action", "Comedy", "Crime", "Drama", "Horror", "Romance", "Thriller", "War");

  private final List<PublishedItem> items;
  private final int rank;

  MadeUpSource(int movies, int rank) {
    this.rank = rank;
    this.items =
        new AbstractList<>() {
          @Override
          public PublishedItem get(int index) {
            return item(index + 1);
          }

          @Override
          public int size() {
            return movies;
          }
        };
  }

  @Override
  public VersionLookup version(int version) {
    return new VersionLookup.Published(
        InMemoryModelSource.manifestOf(rank, items), InMemoryModelSource.REPORT);
  }

  @Override
  public void items(Consumer<PublishedItem> consumer) {
    items.forEach(consumer);
  }

  private PublishedItem item(int id) {
    Random random = new Random(id);
    RandomFactors factors = new RandomFactors(id, rank);
    return new PublishedItem(
        movie(id, random),
        factors.one(),
        new Audience(factors.one(), random.nextInt(1_000), AudienceSource.AUDIENCE));
  }

  private static Movie movie(int id, Random random) {
    int year = 1900 + random.nextInt(125);
    return new Movie(
        id,
        "%s (%d)".formatted(title(random), year),
        year,
        random.nextInt(4) > 0 ? List.of() : List.of(title(random)),
        List.of(genre(random), genre(random)),
        List.of(),
        new Movie.Links("%07d".formatted(id), Integer.toString(id)),
        new Movie.Popularity(random.nextInt(10_000), 3.5, 3.4, 0.5, random.nextInt(5_000)));
  }

  private static String title(Random random) {
    StringBuilder title = new StringBuilder();
    int words = 1 + random.nextInt(4);
    for (int word = 0; word < words; word++) {
      title.append(word == 0 ? "" : " ").append(word(random.nextInt(WORDS)));
    }
    return title.toString();
  }

  /** Always the same word for a number, of two to four syllables. */
  private static String word(int number) {
    Random random = new Random(number);
    StringBuilder word = new StringBuilder();
    int syllables = 2 + random.nextInt(3);
    for (int i = 0; i < syllables; i++) {
      word.append("bdfgklmnprstvw".charAt(random.nextInt(14)))
          .append("aeiou".charAt(random.nextInt(5)));
    }
    return word.toString();
  }

  private static String genre(Random random) {
    return GENRES.get(random.nextInt(GENRES.size()));
  }
}
