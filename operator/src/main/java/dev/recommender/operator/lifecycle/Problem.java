package dev.recommender.operator.lifecycle;

/**
 * Something that a person has to put right.
 *
 * @param reason one word for machines
 * @param message one sentence for people
 * @param effect what stands still because of it
 */
public record Problem(String reason, String message, Effect effect) {
  /** What a problem holds up. */
  public enum Effect {
    /** Nothing is changed until it is solved; what serves goes on. */
    HoldsEverything,
    /** No run is started until it is solved. */
    HoldsTraining,
    /** Only what was refused is missing; it is tried again. */
    HoldsNothing
  }

  /** Whether no run is started until it is solved. */
  public boolean holdsTraining() {
    return effect != Effect.HoldsNothing;
  }
}
