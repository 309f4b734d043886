package dev.recommender.service.catalogue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the movie that a written title means. Titles are tried tier by tier, best first; a year
 * decides within a tier (one year off counts only when nothing fits better); two movies in the best
 * tier are never decided by guessing.
 */
public final class TitleIndex {
  private static final int MOST_CANDIDATES = 20;
  private static final int MOST_SUGGESTIONS = 5;
  private static final int SHORTEST_PREFIX = 3;
  private static final int SHORTEST_WITH_ONE_ERROR = 5;
  private static final int SHORTEST_WITH_TWO_ERRORS = 9;

  private final List<Movie> movies;
  private final TitleKeys exact;
  private final TitleKeys bare;
  private final TitleKeys alternative;
  private final TitleKeys all;
  private final SimilarKeys similar;
  private final List<Tier> tiers =
      List.of(
          new Tier(MatchTier.EXACT, this::writtenWhole),
          new Tier(MatchTier.EXACT, this::writtenMain),
          new Tier(MatchTier.ARTICLE, this::withoutArticle),
          new Tier(MatchTier.ALTERNATIVE, this::alternative),
          new Tier(MatchTier.PREFIX, this::wholeWords),
          new Tier(MatchTier.PREFIX, this::firstLetters),
          new Tier(MatchTier.FUZZY, this::oneError),
          new Tier(MatchTier.FUZZY, this::twoErrors));

  TitleIndex(List<Movie> movies) {
    this.movies = movies;
    TitleKeys.Builder exactForms = new TitleKeys.Builder();
    TitleKeys.Builder bareForms = new TitleKeys.Builder();
    TitleKeys.Builder alternativeForms = new TitleKeys.Builder();
    for (int position = 0; position < movies.size(); position++) {
      Movie movie = movies.get(position);
      WrittenTitle written = WrittenTitle.parse(movie.title()).and(movie.alternativeTitles());
      exactForms.add(TitleForm.of(written.main()), position);
      exactForms.add(TitleForm.of(written.whole()), position);
      bareForms.add(TitleForm.withoutArticle(written.main()), position);
      addAlternatives(alternativeForms, written.alternatives(), position);
    }
    this.exact = exactForms.build();
    this.bare = bareForms.build();
    this.alternative = alternativeForms.build();
    this.all = together(exact, bare, alternative);
    this.similar = new SimilarKeys(all);
  }

  /** The year, when given, stands above one written in the title. */
  public Resolution resolve(String title, @Nullable Integer year) {
    WrittenTitle written = WrittenTitle.parse(title.strip());
    Query query = Query.of(written);
    Integer wanted = year == null ? written.year() : year;
    for (Tier tier : tiers) {
      List<Movie> found = ofYear(tier.search().apply(query), wanted);
      if (found.size() == 1) {
        return new Resolution.Resolved(found.getFirst(), tier.tier());
      }
      if (!found.isEmpty()) {
        return new Resolution.Ambiguous(found.stream().limit(MOST_CANDIDATES).toList());
      }
    }
    int[] alike = similar.mostAlike(query.main(), MOST_SUGGESTIONS);
    return new Resolution.Unmatched(Arrays.stream(alike).mapToObj(movies::get).toList());
  }

  private int[] writtenWhole(Query query) {
    return exact.exactly(query.whole());
  }

  private int[] writtenMain(Query query) {
    return exact.exactly(query.main());
  }

  private int[] withoutArticle(Query query) {
    return bare.exactly(query.bare());
  }

  private int[] alternative(Query query) {
    return IntStream.concat(
            Arrays.stream(alternative.exactly(query.main())),
            Arrays.stream(alternative.exactly(query.bare())))
        .distinct()
        .toArray();
  }

  private int[] wholeWords(Query query) {
    return all.startingWith(query.main() + " ");
  }

  private int[] firstLetters(Query query) {
    return query.main().length() < SHORTEST_PREFIX ? none() : all.startingWith(query.main());
  }

  private int[] oneError(Query query) {
    return query.main().length() < SHORTEST_WITH_ONE_ERROR
        ? none()
        : similar.within(1, query.main());
  }

  private int[] twoErrors(Query query) {
    return query.main().length() < SHORTEST_WITH_TWO_ERRORS
        ? none()
        : similar.within(2, query.main());
  }

  private static int[] none() {
    return new int[0];
  }

  private List<Movie> ofYear(int[] positions, @Nullable Integer year) {
    if (year == null) {
      return popularFirst(positions, movie -> true);
    }
    List<Movie> sameYear = popularFirst(positions, movie -> year.equals(movie.year()));
    return sameYear.isEmpty()
        ? popularFirst(positions, movie -> isNear(movie.year(), year))
        : sameYear;
  }

  /** A movie without a year contradicts none. */
  private static boolean isNear(@Nullable Integer published, int year) {
    return published == null || Math.abs(published - year) == 1;
  }

  private List<Movie> popularFirst(int[] positions, Predicate<Movie> wanted) {
    return Arrays.stream(positions)
        .mapToObj(movies::get)
        .filter(wanted)
        .sorted(Comparator.comparingInt(movie -> -movie.popularity().ratingCount()))
        .toList();
  }

  private static void addAlternatives(TitleKeys.Builder forms, List<String> titles, int position) {
    for (String title : titles) {
      String readable = WrittenTitle.parse(title).main();
      forms.add(TitleForm.of(readable), position);
      forms.add(TitleForm.withoutArticle(readable), position);
    }
  }

  private static TitleKeys together(TitleKeys... parts) {
    TitleKeys.Builder all = new TitleKeys.Builder();
    for (TitleKeys part : parts) {
      all.addAll(part);
    }
    return all.build();
  }

  /** One way of searching and the tier that its finds belong to. */
  private record Tier(MatchTier tier, Function<Query, int[]> search) {}

  /** The forms of a query: with its parentheses, without them, and without its article too. */
  private record Query(String whole, String main, String bare) {
    static Query of(WrittenTitle written) {
      return new Query(
          TitleForm.of(written.whole()),
          TitleForm.of(written.main()),
          TitleForm.withoutArticle(written.main()));
    }
  }
}
