package dev.recommender.training.evaluate;

import dev.recommender.training.clean.UserHistory;
import dev.recommender.training.features.HistoryDigest;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Figures of a partition's people: the only thing of the size of people that is collected. */
final class EvaluationPart implements Serializable {
  static final List<Metric> METRICS = List.of(Metric.values());
  static final List<Ranker> RANKERS = List.of(Ranker.values());
  static final int COLUMNS = METRICS.size() * RANKERS.size();

  private float[] rows = new float[COLUMNS];
  private final List<byte[]> digests = new ArrayList<>();
  private final ListTally[] tallies = new ListTally[RANKERS.size()];
  private double profilePopularity;
  private int people;

  EvaluationPart() {
    Arrays.setAll(tallies, n -> new ListTally());
  }

  static int column(Ranker ranker, Metric metric) {
    return RANKERS.indexOf(ranker) * METRICS.size() + METRICS.indexOf(metric);
  }

  /** The next person, with a ranking by each ranker. */
  void add(HeldOutPerson person, int[][] rankings, Popularity popularity) {
    if (rows.length < (people + 1) * COLUMNS) {
      rows = Arrays.copyOf(rows, 2 * rows.length);
    }
    for (int n = 0; n < rankings.length; n++) {
      Hits hits = new Hits(rankings[n], person.truth());
      for (Metric metric : METRICS) {
        rows[people * COLUMNS + column(RANKERS.get(n), metric)] = (float) metric.of(hits);
      }
      tallies[n].add(rankings[n], popularity);
    }
    profilePopularity += Arrays.stream(person.liked()).map(popularity::count).average().orElse(0);
    people++;
  }

  /** Of everyone with something held out, whether or not there is something to find. */
  void addHoldOut(UserHistory history, int[] heldOut) {
    digests.add(HistoryDigest.of(history, heldOut));
  }

  void merge(EvaluationPart other) {
    float[] both = Arrays.copyOf(rows, (people + other.people) * COLUMNS);
    System.arraycopy(other.rows, 0, both, people * COLUMNS, other.people * COLUMNS);
    rows = both;
    people += other.people;
    digests.addAll(other.digests);
    for (int n = 0; n < tallies.length; n++) {
      tallies[n].merge(other.tallies[n]);
    }
    profilePopularity += other.profilePopularity;
  }

  int people() {
    return people;
  }

  float[] rows() {
    return Arrays.copyOf(rows, people * COLUMNS);
  }

  double mean(int column) {
    double sum = 0;
    for (int person = 0; person < people; person++) {
      sum += rows[person * COLUMNS + column];
    }
    return sum / Math.max(1, people);
  }

  ListTally tally(Ranker ranker) {
    return tallies[RANKERS.indexOf(ranker)];
  }

  /**
   * {@code GAP(lists) / GAP(profiles) − 1}, GAP being the mean over people of the mean popularity
   * of a person's movies (Abdollahpouri et al. 2019): 0 when lists are as popular as what people
   * like.
   */
  double popularityLift(Ranker ranker) {
    double profiles = profilePopularity / Math.max(1, people);
    return profiles == 0 ? 0 : tally(ranker).popularity() / profiles - 1;
  }

  String holdOutHash() {
    return HistoryDigest.combine(digests);
  }
}
