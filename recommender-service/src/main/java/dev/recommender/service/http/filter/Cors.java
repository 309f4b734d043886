package dev.recommender.service.http.filter;

import dev.recommender.service.http.api.AllowedOrigins;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

/** Lets pages of other origins read answers; never with credentials of the browser. */
public final class Cors implements Filter {
  private static final Header VARY = HeaderValues.createCached(HeaderNames.VARY, "Origin");
  private static final Header HEADERS =
      HeaderValues.createCached(
          HeaderNames.ACCESS_CONTROL_ALLOW_HEADERS,
          "Authorization, Content-Type, If-None-Match, X-Request-Id");
  private static final Header EXPOSED =
      HeaderValues.createCached(
          HeaderNames.ACCESS_CONTROL_EXPOSE_HEADERS, "ETag, Retry-After, X-Request-Id");
  private static final Header AGE =
      HeaderValues.createCached(HeaderNames.ACCESS_CONTROL_MAX_AGE, "600");

  private final AllowedOrigins allowed;

  public Cors(AllowedOrigins allowed) {
    this.allowed = allowed;
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    if (!allowed.isEmpty()) {
      // Without an Origin, too: a cache must not hand this answer to a page of another origin.
      response.header(VARY);
      request
          .headers()
          .first(HeaderNames.ORIGIN)
          .filter(allowed::contains)
          .ifPresent(origin -> allow(origin, request, response));
    }
    chain.proceed();
  }

  private static void allow(String origin, RoutingRequest request, RoutingResponse response) {
    response.header(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin).header(EXPOSED);
    if (isPreflight(request)) {
      response.header(HEADERS).header(AGE);
      response.beforeSend(() ->
          response
              .headers()
              .first(HeaderNames.ALLOW)
              .ifPresent(
                  methods -> response.header(HeaderNames.ACCESS_CONTROL_ALLOW_METHODS, methods)));
    }
  }

  private static boolean isPreflight(RoutingRequest request) {
    return request.prologue().method().equals(Method.OPTIONS)
        && request.headers().contains(HeaderNames.ACCESS_CONTROL_REQUEST_METHOD);
  }
}
