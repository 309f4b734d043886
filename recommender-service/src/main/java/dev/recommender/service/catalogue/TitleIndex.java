package dev.recommender.service.catalogue;

import dev.recommender.service.catalogue.TextIndex.Range;
import dev.recommender.service.catalogue.WrittenForm.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the movie that a written title means. Titles are tried tier by tier, best first. The year
 * decides: within a tier of whole titles the exact year stands above one that is one off, while a
 * title that is only begun or misspelt must be of the year, unless no tier finds such a one. Two
 * movies in the best tier are never decided by guessing.
 */
public final class TitleIndex {
  private static final Pattern NO_DIGITS = Pattern.compile("\\D+");
  private static final int MOST_SUGGESTIONS = 5;
  private static final int SHORTEST_PREFIX = 3;
  private static final int SHORTEST_WITH_ONE_ERROR = 5;
  private static final int SHORTEST_WITH_TWO_ERRORS = 9;

  private final Titles titles;
  private final TextIndex forms;
  // A title that lacks a letter is likelier misspelt than unfinished: one error goes before
  // letters.
  private final List<Tier> tiers =
      List.of(
          new Tier(MatchTier.EXACT, true, this::writtenWhole),
          new Tier(MatchTier.EXACT, true, this::writtenMain),
          new Tier(MatchTier.ARTICLE, true, this::withoutArticle),
          new Tier(MatchTier.ALTERNATIVE, true, this::alternative),
          new Tier(MatchTier.PREFIX, false, this::wholeWords),
          new Tier(MatchTier.FUZZY, false, this::oneError),
          new Tier(MatchTier.PREFIX, false, this::firstLetters),
          new Tier(MatchTier.FUZZY, false, this::twoErrors));

  TitleIndex(Titles titles) {
    this.titles = titles;
    this.forms = titles.forms();
  }

  /** The year, when given, stands above one written in the title. */
  public Resolution resolve(String title, @Nullable Integer year) {
    TitleQuery query = TitleQuery.of(title);
    Integer wanted = year == null ? query.year() : year;
    Resolution nearly = null;
    for (Tier tier : tiers) {
      Finds finds = new Finds(titles, wanted);
      tier.search().into(finds, query);
      if (!finds.ofYear().isEmpty()) {
        return answer(tier, finds.ofYear());
      }
      if (nearly == null && !finds.nearly().isEmpty()) {
        nearly = answer(tier, finds.nearly());
      }
      if (nearly != null && tier.isOfWholeTitles()) {
        return nearly;
      }
    }
    return nearly == null ? new Resolution.Unmatched(suggestions(query)) : nearly;
  }

  private static Resolution answer(Tier tier, List<Movie> movies) {
    return movies.size() == 1
        ? new Resolution.Resolved(movies.getFirst(), tier.tier())
        : new Resolution.Ambiguous(movies);
  }

  private List<Movie> suggestions(TitleQuery query) {
    return Arrays.stream(titles.similar().mostAlike(query.main(), MOST_SUGGESTIONS))
        .flatMap(this::ranksOf)
        .distinct()
        .limit(MOST_SUGGESTIONS)
        .mapToObj(titles::movie)
        .toList();
  }

  private IntStream ranksOf(int form) {
    IntStream.Builder ranks = IntStream.builder();
    titles.ranks(new Range(form, form + 1), ranks::add);
    return ranks.build();
  }

  private void writtenWhole(Finds finds, TitleQuery query) {
    exactly(query.whole(), finds, Kind.MAIN, Kind.WHOLE);
  }

  private void writtenMain(Finds finds, TitleQuery query) {
    exactly(query.main(), finds, Kind.MAIN, Kind.WHOLE);
  }

  private void withoutArticle(Finds finds, TitleQuery query) {
    exactly(query.bare(), finds, Kind.MAIN, Kind.BARE);
  }

  private void alternative(Finds finds, TitleQuery query) {
    exactly(query.main(), finds, Kind.ALTERNATIVE);
    exactly(query.bare(), finds, Kind.ALTERNATIVE);
  }

  private void exactly(String form, Finds finds, Kind... kinds) {
    int bits = Arrays.stream(kinds).mapToInt(Kind::bit).sum();
    titles.ranks(forms.of(form), bits, finds::add);
  }

  private void wholeWords(Finds finds, TitleQuery query) {
    for (String form : query.spellings()) {
      titles.ranks(forms.startingWith(form + " "), finds::add);
    }
  }

  private void firstLetters(Finds finds, TitleQuery query) {
    for (String form : query.spellings()) {
      if (form.length() >= SHORTEST_PREFIX) {
        titles.ranks(forms.startingWith(form), finds::add);
      }
    }
  }

  private void oneError(Finds finds, TitleQuery query) {
    // The title needs so many letters; the query may lack one of them.
    misspelt(finds, query, 1, SHORTEST_WITH_ONE_ERROR);
  }

  private void twoErrors(Finds finds, TitleQuery query) {
    misspelt(finds, query, 2, SHORTEST_WITH_TWO_ERRORS);
  }

  private void misspelt(Finds finds, TitleQuery query, int errors, int shortest) {
    for (String form : query.spellings()) {
      for (int found : titles.similar().within(errors, form, shortest)) {
        if (numbersAgree(form, forms.text(found))) {
          titles.ranks(new Range(found, found + 1), finds::add);
        }
      }
    }
  }

  /** Another number is another movie of a series, not a typing error. */
  private static boolean numbersAgree(String query, String title) {
    String wanted = NO_DIGITS.matcher(query).replaceAll("");
    return wanted.isEmpty() || wanted.equals(NO_DIGITS.matcher(title).replaceAll(""));
  }

  /** One way of searching, the tier that its finds belong to, and whether it finds whole titles. */
  private record Tier(MatchTier tier, boolean isOfWholeTitles, Search search) {}

  private interface Search {
    void into(Finds finds, TitleQuery query);
  }
}
