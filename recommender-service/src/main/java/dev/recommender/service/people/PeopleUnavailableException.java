package dev.recommender.service.people;

/** The store of people does not answer; the message says why and names no person. */
public sealed class PeopleUnavailableException extends RuntimeException
    permits PeopleBusyException {
  public PeopleUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  /** It answers, but others always come first. */
  PeopleUnavailableException(String message) {
    super(message);
  }
}
