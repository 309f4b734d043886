package dev.recommender.service.http.message;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerResponse;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** Names every request in its answer: as the client does, if that is safe to write down. */
public final class RequestIds implements Filter {
  public static final HeaderName HEADER = HeaderNames.create("X-Request-Id");
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    String id =
        request
            .headers()
            .first(HEADER)
            .filter(sent -> SAFE.matcher(sent).matches())
            .orElseGet(RequestIds::made);
    response.header(HEADER, id);
    chain.proceed();
  }

  public static String of(ServerResponse response) {
    return response.headers().get(HEADER).get();
  }

  public static String made() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  }
}
