package dev.recommender.service.access;

import java.time.Duration;

/** Whether somebody may do what a scope allows. */
public sealed interface Access {
  /** Yes; {@code client} is the name that the key was given to. */
  record Granted(String client) implements Access {}

  /** No, and nobody could: there are no keys. */
  record Disabled() implements Access {}

  /** No: there was no key, or none that is known. */
  record Unknown() implements Access {}

  /** No, the key sent too much; it may send again after {@code pause}. */
  record TooMany(Duration pause) implements Access {}

  /** No: the key of this client does not have this scope. */
  record ScopeMissing(String client, Scope scope) implements Access {}
}
