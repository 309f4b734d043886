package dev.recommender.platform.proxy;

/** A port that was asked for is taken by another process. */
public final class PortInUseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PortInUseException(int port, String service, Throwable cause) {
    super(
        "opening the local port of service \""
            + service
            + "\": port "
            + port
            + " of 127.0.0.1 is in use; stop what uses it or choose another one",
        cause);
  }
}
