package dev.recommender.operator.lifecycle;

import dev.recommender.api.RecommenderModelSpec;
import dev.recommender.api.RecommenderModelStatus;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that a decision looks at.
 *
 * @param problems what was found wrong before anything else was looked at
 * @param desired what the pods of a version should be made from
 */
public record Observation(
    RecommenderModelSpec spec,
    RecommenderModelStatus status,
    List<Problem> problems,
    ObservedIndices indices,
    ObservedRun run,
    ObservedServing serving,
    DesiredServing desired,
    Surroundings surroundings) {
  /** Copies the list. */
  public Observation {
    problems = List.copyOf(problems);
  }

  /**
   * What the pods should be made from.
   *
   * @param names names of everything that belongs to the resource
   * @param defaultImage image for a version that has none recorded
   * @param inputs what goes into the pods, the image left out
   * @param approved version that a person lets go live; empty when nobody has named one
   */
  public record DesiredServing(
      ModelNames names, String defaultImage, ServingInputs inputs, String approved) {}

  /**
   * The rest of the world.
   *
   * @param jobs versions of which a Job exists
   * @param pseudonymKeyExists whether the Secret with the pseudonym key exists
   * @param now time of the observation
   */
  public record Surroundings(List<Integer> jobs, boolean pseudonymKeyExists, Instant now) {
    /** Copies the list. */
    public Surroundings {
      jobs = List.copyOf(jobs);
    }
  }

  /** The time of the observation. */
  public Instant now() {
    return surroundings.now();
  }

  /** The same observation with another status. */
  public Observation with(RecommenderModelStatus next) {
    return new Observation(spec, next, problems, indices, run, serving, desired, surroundings);
  }

  /** The same observation with problems that came up while acting on it, before those known. */
  public Observation with(List<Problem> met) {
    List<Problem> all = Stream.concat(met.stream(), problems.stream()).toList();
    return new Observation(spec, status, all, indices, run, serving, desired, surroundings);
  }
}
