package dev.recommender.service.catalogue;

import java.text.Normalizer;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Titles as people write them: not quite as the catalogue does. */
final class TitleMutations {
  /** What is done to a title; the aim is the share that must be understood. */
  enum Mutation {
    ARTICLE_MOVED(0.99),
    ARTICLE_DROPPED(0.99),
    ACCENTS_DROPPED(0.99),
    ALTERNATIVE_ONLY(0.99),
    YEAR_LEFT_OUT(0.99),
    YEAR_ONE_OFF(0.99),
    TYPO(0.95),
    TYPO_WITHOUT_YEAR(0.95);

    private final double aim;

    Mutation(double aim) {
      this.aim = aim;
    }

    double aim() {
      return aim;
    }

    boolean isTypo() {
      return this == TYPO || this == TYPO_WITHOUT_YEAR;
    }
  }

  /** What somebody asks for. */
  record Written(String title, @Nullable Integer year) {}

  private static final int SHORTEST_WITH_TYPO = 5;

  private final Random random;

  TitleMutations(long seed) {
    this.random = new Random(seed);
  }

  /** The mutated titles of a movie, none when the mutation does not apply to it. */
  List<Written> of(Movie movie, Mutation mutation) {
    WrittenTitle title = WrittenTitle.parse(movie.title());
    Integer year = movie.year();
    return switch (mutation) {
      case ARTICLE_MOVED ->
          isInverted(movie, title) ? List.of(new Written(title.main(), year)) : List.of();
      case ARTICLE_DROPPED -> dropped(movie, title);
      case ACCENTS_DROPPED -> changed(withoutAccents(title.main()), title.main(), year);
      case ALTERNATIVE_ONLY ->
          title.alternatives().stream().map(other -> new Written(other, year)).toList();
      case YEAR_LEFT_OUT -> List.of(new Written(movie.title(), null));
      case YEAR_ONE_OFF ->
          year == null
              ? List.of()
              : List.of(new Written(movie.title(), year + (random.nextBoolean() ? 1 : -1)));
      case TYPO -> misspelt(title.main(), year);
      case TYPO_WITHOUT_YEAR -> misspelt(title.main(), null);
    };
  }

  private static List<Written> changed(String mutated, String original, @Nullable Integer year) {
    return mutated.equals(original) ? List.of() : List.of(new Written(mutated, year));
  }

  private static List<Written> dropped(Movie movie, WrittenTitle title) {
    return isInverted(movie, title)
        ? List.of(new Written(title.main().split(" ", 2)[1], movie.year()))
        : List.of();
  }

  /** Whether the data set writes the article behind the title. */
  private static boolean isInverted(Movie movie, WrittenTitle title) {
    String[] parts = title.main().split(" ", 2);
    return parts.length == 2 && movie.title().startsWith(parts[1] + ", " + parts[0]);
  }

  private static String withoutAccents(String title) {
    return Normalizer.normalize(title, Normalizer.Form.NFD).replaceAll("\\p{Mn}", "");
  }

  private List<Written> misspelt(String title, @Nullable Integer year) {
    if (title.length() < SHORTEST_WITH_TYPO) {
      return List.of();
    }
    String mutated = title;
    while (mutated.equals(title)) {
      mutated = withTypo(title);
    }
    return List.of(new Written(mutated, year));
  }

  private String withTypo(String title) {
    int at = random.nextInt(title.length() - 1);
    String before = title.substring(0, at);
    String letter = String.valueOf((char) ('a' + random.nextInt(26)));
    return switch (random.nextInt(4)) {
      case 0 -> before + title.substring(at + 1);
      case 1 -> before + letter + title.substring(at);
      case 2 -> before + letter + title.substring(at + 1);
      default -> before + title.charAt(at + 1) + title.charAt(at) + title.substring(at + 2);
    };
  }
}
