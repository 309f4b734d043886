package dev.recommender.schema;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** What no pattern tells of an address. */
public final class HttpAddress {
  private static final int HIGHEST_PORT = 65_535;

  private HttpAddress() {}

  /** Why nobody can connect to an address; empty when it can be read. */
  public static Optional<String> problem(String url) {
    try {
      URI address = new URI(url);
      return address.getHost() == null || address.getPort() > HIGHEST_PORT
          ? Optional.of("no host or no port")
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.of(e.getReason());
    }
  }
}
