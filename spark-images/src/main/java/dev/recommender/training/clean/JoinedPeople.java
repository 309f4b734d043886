package dev.recommender.training.clean;

/**
 * What joining people's interactions changed.
 *
 * @param people people with something to train on
 * @param leftOut people of whom nothing is left after consent and erasure
 * @param added people who have interactions only
 * @param ratings what the people know, by row or interaction
 * @param interactions those that decide what a person knows or no longer knows
 * @param ignored all others
 */
public record JoinedPeople(
    long people,
    long leftOut,
    long added,
    long ratings,
    long interactions,
    IgnoredInteractions ignored)
    implements Cleaned {
  static final JoinedPeople NOBODY = new JoinedPeople(0, 0, 0, 0, 0, IgnoredInteractions.NONE);

  JoinedPeople plus(JoinedPeople other) {
    return new JoinedPeople(
        people + other.people,
        leftOut + other.leftOut,
        added + other.added,
        ratings + other.ratings,
        interactions + other.interactions,
        ignored.plus(other.ignored));
  }
}
