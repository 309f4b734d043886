package dev.recommender.service.http.filter;

import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

/** While draining, says with every answer that the connection closes, and closes it after. */
public final class DrainFilter implements Filter {
  private final Drain drain;

  public DrainFilter(Drain drain) {
    this.drain = drain;
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    response.beforeSend(() -> {
      if (drain.isStarted()) {
        response.header(HeaderValues.CONNECTION_CLOSE);
      }
    });
    chain.proceed();
    if (response.headers().contains(HeaderValues.CONNECTION_CLOSE)) {
      // The header alone does not end the connection: Helidon would wait for another request.
      throw new CloseConnectionException("the answer said that the connection closes");
    }
  }
}
