package dev.recommender.api;

/** Where a model version stands in its life. */
public enum VersionState {
  /** A run is making it. */
  Training,
  /** Its run ended without a complete version. */
  Failed,
  /** It passed the gate and has never answered; it is deployed unless a version is pinned. */
  Candidate,
  /** It passed the gate and waits for a person. */
  AwaitingApproval,
  /** It answers. */
  Live,
  /** It is complete, passed the gate, and can be rolled back or forward to. */
  Retained,
  /** It is complete and did not pass the gate. */
  Rejected,
  /** Its indices are gone. */
  Pruned
}
