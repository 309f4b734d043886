package dev.recommender.cluster;

import java.util.UUID;

/** A user and a password; never printed. */
record Login(String username, String password) {
  /** A user with a password made up now. */
  static Login madeUp(String username) {
    return new Login(username, UUID.randomUUID().toString());
  }

  /** The line of a file of passwords, as nginx reads it. */
  String passwordLine() {
    return "%s:{PLAIN}%s\n".formatted(username, password);
  }

  @Override
  public String toString() {
    return "Login[" + username + "]";
  }
}
