package dev.recommender.traffic;

import java.util.List;

/** Requests that a service is asked without a pause, and what became of them. */
public interface Traffic extends AutoCloseable {
  /** One answer. */
  record Answer(int status, String body) {}

  /** Stops asking; what was answered until then can be looked at. */
  void stop();

  /** The different answers in the order of their first sight. */
  List<Answer> answers();

  /** How many requests were answered. */
  long answered();

  /** Everything that went wrong; a request is never repeated. */
  List<String> failures();

  @Override
  void close();
}
