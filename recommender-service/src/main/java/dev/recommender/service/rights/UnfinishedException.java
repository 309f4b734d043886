package dev.recommender.service.rights;

/**
 * What was asked for holds already but is not complete, because the store went away meanwhile; the
 * request has to be repeated, which is harmless. The message names no person.
 */
public final class UnfinishedException extends RuntimeException {
  UnfinishedException(String message, RuntimeException cause) {
    super(message + "; repeat the request", cause);
  }
}
