package dev.recommender.service.people;

/** So many requests wait for the store of people that one more would only wait, too. */
public final class PeopleBusyException extends PeopleUnavailableException {
  public PeopleBusyException(String message) {
    super(message);
  }
}
