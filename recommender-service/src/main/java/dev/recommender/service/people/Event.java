package dev.recommender.service.people;

/**
 * Something that a person said of a movie, to be recorded.
 *
 * @param isTimed whether it says when; one that does not is of its arrival, and the last arrival
 *     wins
 */
public record Event(Pseudonym person, Interaction interaction, boolean isTimed) {
  /** One that says when. */
  public Event(Pseudonym person, Interaction interaction) {
    this(person, interaction, true);
  }
}
