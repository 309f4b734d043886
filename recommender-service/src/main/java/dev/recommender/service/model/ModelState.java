package dev.recommender.service.model;

/** Whether there is a model to answer from. */
public sealed interface ModelState {
  /** Not yet; {@code reason} is one word for machines, {@code message} a sentence for people. */
  record NotReady(String reason, String message) implements ModelState {}

  /** Loaded, verified and warmed up. */
  record Ready(Model model) implements ModelState {}
}
