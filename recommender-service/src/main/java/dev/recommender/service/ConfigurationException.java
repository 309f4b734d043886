package dev.recommender.service;

/** The environment does not say what the service needs; the message is one sentence for people. */
final class ConfigurationException extends RuntimeException {
  ConfigurationException(String message) {
    super(message);
  }
}
