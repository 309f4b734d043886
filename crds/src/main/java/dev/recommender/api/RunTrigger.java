package dev.recommender.api;

/** Why a training run was started. */
public enum RunTrigger {
  /** The spec asks for a version that no run has made. */
  Spec,
  /** {@code training.runNonce} was changed. */
  Nonce,
  /** The schedule was due. */
  Schedule,
  /** An earlier attempt failed in a way that may pass. */
  Retry
}
