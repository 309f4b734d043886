package dev.recommender.platform.apiserver;

/** One request as an interceptor sees it; the path is without its query. */
public record ApiCall(String method, String path, String query, String userAgent) {

  /** Whether the request can change something. */
  public boolean isWrite() {
    return !method.equals("GET");
  }
}
