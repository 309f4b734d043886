package dev.recommender.service.model;

/** The store of models does not answer, or not as it should. */
public final class ModelSourceUnavailableException extends RuntimeException {
  public ModelSourceUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
