package dev.recommender.service.catalogue;

import dev.recommender.service.catalogue.TextIndex.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds movies while their title is being typed. First those with exactly this title, then those
 * whose title begins so, then those with all its words, the last of them unfinished, and at last
 * those with such words misspelt; in each class the best known movies first. Alternative titles
 * count as much as main ones.
 */
public final class TitleSearch {
  private static final int SHORTEST_WITH_AN_ERROR = 5;

  private final Titles titles;
  private final TitleWords words;

  TitleSearch(Titles titles) {
    this.titles = titles;
    this.words = new TitleWords(titles.words());
  }

  /** At most so many movies, best first. */
  public List<Movie> find(String typed, int limit) {
    TitleQuery query = TitleQuery.of(typed);
    Listed listed = new Listed(limit);
    for (Search search : List.<Search>of(this::equal, this::begun, this::worded, this::misspelt)) {
      if (!listed.isFull()) {
        LeastNumbers found = listed.next();
        query.spellings().forEach(form -> search.into(found, form));
        listed.append(found);
      }
    }
    return listed.ranks().mapToObj(titles::movie).toList();
  }

  private void equal(LeastNumbers found, String form) {
    titles.ranks(titles.forms().of(form), found::add);
  }

  private void begun(LeastNumbers found, String form) {
    titles.ranks(titles.forms().startingWith(form), found::add);
  }

  private void worded(LeastNumbers found, String form) {
    words.find(words.asWritten(form), found);
  }

  private void misspelt(LeastNumbers found, String form) {
    for (int at : titles.similar().within(1, form, SHORTEST_WITH_AN_ERROR)) {
      titles.ranks(new Range(at, at + 1), found::add);
    }
    words.find(words.misspelt(form), found);
  }

  private interface Search {
    void into(LeastNumbers found, String form);
  }

  /** The answer as it grows class by class. */
  private static final class Listed {
    private final int limit;
    private final List<Integer> ranks = new ArrayList<>();

    Listed(int limit) {
      this.limit = limit;
    }

    boolean isFull() {
      return ranks.size() >= limit;
    }

    /** Room for the finds of a class, among which may be all those of the classes before. */
    LeastNumbers next() {
      return new LeastNumbers(limit + ranks.size());
    }

    void append(LeastNumbers found) {
      found.numbers().filter(rank -> !isFull() && !ranks.contains(rank)).forEach(ranks::add);
    }

    IntStream ranks() {
      return ranks.stream().mapToInt(Integer::intValue);
    }
  }
}
