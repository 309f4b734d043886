package dev.recommender.service.http.message;

import io.helidon.webserver.http.ServerRequest;

/**
 * The user id in a path below {@code /v1/users/}, exactly as the client wrote it: Helidon's own
 * path would cut it at a semicolon. Route patterns take it greedily ({@code {+user}}), because an
 * id may hold an encoded slash.
 */
public final class UserPath {
  public static final int LONGEST = 256;

  private static final String BEFORE = "/v1/users/";

  private UserPath() {}

  /**
   * The id before {@code after}, such as {@code /recommendations}, or the last part of the path.
   */
  public static String user(ServerRequest request, String after) {
    String path = request.prologue().uriPath().rawPath();
    // Routes match the decoded path: one with an encoded slash elsewhere would be cut wrongly.
    if (!path.startsWith(BEFORE) || !path.substring(BEFORE.length()).endsWith(after)) {
      throw new ProblemException(Problem.notFound());
    }
    return decoded(path.substring(BEFORE.length(), path.length() - after.length()));
  }

  public static String decoded(String raw) {
    if (raw.isEmpty() || raw.indexOf('/') >= 0) {
      throw new ProblemException(Problem.notFound());
    }
    String user = Encoded.inPath("the user id", raw);
    int characters = user.codePointCount(0, user.length());
    if (characters > LONGEST) {
      throw new ProblemException(
          Problem.of(
              400,
              "invalid-parameter",
              "Invalid parameter",
              "the user id has %d characters, expected at most %d".formatted(characters, LONGEST)));
    }
    return user;
  }
}
