package dev.recommender.service.http.filter;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.stream.Stream;

/** Keeps answers about people, problems included, out of every cache. */
public final class PersonalAnswers implements Filter {
  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    String path = request.prologue().uriPath().rawPath();
    if (Stream.of("/v1/users/", "/v1/consents", "/v1/events").anyMatch(path::startsWith)) {
      // Last of all: a problem clears whatever headers were set before it.
      response.beforeSend(() -> response.header(HeaderNames.CACHE_CONTROL, "no-store"));
    }
    chain.proceed();
  }
}
