package dev.recommender.operator.indices;

import dev.recommender.operator.lifecycle.ModelNames;
import dev.recommender.operator.lifecycle.NextStep;
import dev.recommender.operator.lifecycle.ObservedIndices;
import java.util.List;

/**
 * The indices and aliases of one resource. Every call throws {@link IndicesException} when it
 * cannot be done.
 */
public interface ModelIndices {
  /** What is there. */
  ObservedIndices observe();

  /** Creates a long-lived index; one that exists already is left as it is. */
  void prepare(String kind);

  /**
   * Moves all aliases in one atomic call, if they still point to where they were seen, and reads
   * them back.
   */
  void swapAliases(NextStep.SwapAliases step);

  /**
   * Writes the state of a version into its document; a version without a document is left alone.
   */
  void markState(NextStep.MirrorState step);

  /** Appends to the audit that another version answers; once, however often it is called. */
  void audit(PromotionRecord promotion);

  /** Deletes the indices of a version by their exact names. */
  void deleteVersion(int version);

  /** All indices of the resource that exist, the versions index last. */
  List<String> existing();

  /** Deletes one index by its exact name; one that is gone already is fine. */
  void delete(String index);

  /** The names of everything that belongs to the resource. */
  ModelNames names();
}
