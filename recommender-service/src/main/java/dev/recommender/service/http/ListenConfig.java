package dev.recommender.service.http;

import java.time.Duration;

/** Where the service listens, port 0 being any free one, and how long it waits for a body. */
public record ListenConfig(
    String address, int httpPort, int managementPort, Duration bodyDeadline) {
  public ListenConfig(String address, int httpPort, int managementPort) {
    this(address, httpPort, managementPort, Duration.ofSeconds(10));
  }
}
