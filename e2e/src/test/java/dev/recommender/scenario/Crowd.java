package dev.recommender.scenario;

import dev.recommender.synthetic.SyntheticModel;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The people of a synthetic model but those who left, and what {@code mode=users} makes of them,
 * worked out with plain loops in double precision.
 */
record Crowd(SyntheticModel model, Set<Integer> left) {
  private static final int MERGED_PEOPLE = 20;

  /** Who liked the movie at a position. */
  List<Integer> likers(int position) {
    return IntStream.range(0, model.shape().users())
        .filter(user -> !left.contains(user))
        .filter(user -> IntStream.of(model.liked(user)).anyMatch(liked -> liked == position))
        .boxed()
        .toList();
  }

  /** A movie that the person likes and is among the best fitting of, so that leaving is seen. */
  int weightyMovieOf(int person) {
    return IntStream.of(model.liked(person))
        .filter(position -> bestFitting(position).contains(person))
        .findFirst()
        .orElseThrow();
  }

  /** The ids of the best movies for those who liked one, best first. */
  List<Integer> recommended(int position, int k) {
    List<Integer> merged = bestFitting(position);
    return IntStream.range(0, model.shape().items())
        .filter(other -> other != position)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer other) -> -score(merged, other)))
        .limit(k)
        .map(model::movieId)
        .toList();
  }

  private double score(List<Integer> people, int position) {
    return people.stream().mapToDouble(person -> fit(person, position)).sum();
  }

  private List<Integer> bestFitting(int position) {
    return likers(position).stream()
        .sorted(Comparator.comparingDouble((Integer person) -> -fit(person, position)))
        .limit(MERGED_PEOPLE)
        .toList();
  }

  private double fit(int person, int position) {
    float[] of = model.factors(position);
    float[] by = model.userFactors(person);
    return IntStream.range(0, of.length).mapToDouble(n -> (double) of[n] * by[n]).sum();
  }
}
