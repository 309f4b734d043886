package dev.recommender.service.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an API key allows. */
public enum Scope {
  READ,
  EVENTS,
  PRIVACY,
  ADMIN;

  /** The scope as files and messages name it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Scope> labelled(String label) {
    return Arrays.stream(values()).filter(scope -> scope.label().equals(label)).findFirst();
  }
}
