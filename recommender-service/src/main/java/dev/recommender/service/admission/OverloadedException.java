package dev.recommender.service.admission;

/** More is asked of the service than it can carry right now. */
public final class OverloadedException extends RuntimeException {
  public OverloadedException(String message) {
    super(message);
  }
}
