package dev.recommender.service.datacatalogue;

/** The data catalogue cannot be read now; the message says why and names no host or index. */
public final class CatalogueUnavailableException extends RuntimeException {
  public CatalogueUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
