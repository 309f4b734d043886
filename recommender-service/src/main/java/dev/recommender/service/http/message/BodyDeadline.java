package dev.recommender.service.http.message;

import io.helidon.common.buffers.DataReader.InsufficientDataAvailableException;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.media.ReadableEntity;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * How long the body of a request may be, and how long it may take to arrive: Helidon itself waits
 * for ever. A thread that waits in vain ends with the connection.
 */
public final class BodyDeadline implements Filter {
  /** The connection of a longer body is closed at once, though its client may still write. */
  public static final long MOST_READ = 16 << 20;

  static final int LARGEST = 1 << 20;
  private static final int TOO_SLOW = 408;

  private final Duration longest;
  private final BodyRoom room = new BodyRoom(Runtime.getRuntime().maxMemory());

  public BodyDeadline(Duration longest) {
    this.longest = longest;
  }

  /** Also bodies that no route reads are read, for else their connection would end in a reset. */
  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    if (isLengthDoubtful(request)) {
      Json.send(request, response, doubtfulLength());
      return;
    }
    if (isTooLarge(request)) {
      refuse(request, response);
      return;
    }
    request.context().register(this);
    chain.proceed();
    // Who was too slow for a route is not waited for again.
    if (response.status().code() != TOO_SLOW && !request.content().consumed()) {
      readUnread(request.content());
    }
  }

  /** Many a client reads no answer before it has written the whole body. */
  private void refuse(RoutingRequest request, RoutingResponse response) {
    Json.send(request, response, tooLarge());
    if (!request.headers().contains(HeaderValues.EXPECT_100)) {
      readUnread(request.content());
    }
  }

  private void readUnread(ReadableEntity content) {
    try {
      boolean _ =
          within(() -> {
            content.consume();
            return true;
          });
    } catch (IOException | TimeoutException e) {
      throw new CloseConnectionException("the body did not arrive in time", e);
    }
  }

  /** Helidon would read a negative length, and take chunks for the truth where both are told. */
  private static boolean isLengthDoubtful(RoutingRequest request) {
    var headers = request.headers();
    boolean isChunked = headers.contains(HeaderNames.TRANSFER_ENCODING);
    return headers
        .first(HeaderNames.CONTENT_LENGTH)
        .filter(length -> isChunked || !length.matches("[0-9]+"))
        .isPresent();
  }

  private static boolean isTooLarge(RoutingRequest request) {
    return request
        .headers()
        .first(HeaderNames.CONTENT_LENGTH)
        .filter(length -> Long.parseLong(length) > LARGEST)
        .isPresent();
  }

  private static Problem tooLarge() {
    return Problem.of(413, "body-too-large", "Body too large", "the body has more than 1 MiB")
        .header("Connection", "close");
  }

  private static Problem doubtfulLength() {
    return Problem.of(
            400,
            "malformed-request",
            "Malformed request",
            "the length of the body is told in a way that cannot be trusted")
        .header("Connection", "close");
  }

  /** The whole body; throws {@link ProblemException} 408, after which the connection closes. */
  public static byte[] read(ServerRequest request) throws IOException {
    return request.context().get(BodyDeadline.class).orElseThrow().read(request.content());
  }

  static BodyRoom room(ServerRequest request) {
    return request.context().get(BodyDeadline.class).orElseThrow().room;
  }

  private byte[] read(ReadableEntity content) throws IOException {
    try {
      return within(() -> {
        try (InputStream in = content.inputStream()) {
          byte[] body = in.readNBytes(LARGEST + 1);
          if (body.length > LARGEST) {
            in.transferTo(OutputStream.nullOutputStream());
            throw new ProblemException(tooLarge());
          }
          return body;
        }
      });
    } catch (TimeoutException e) {
      throw new ProblemException(
          Problem.of(
                  TOO_SLOW,
                  "body-too-slow",
                  "Body too slow",
                  "the body did not arrive within " + longest)
              .header("Connection", "close"));
    }
  }

  private <T> T within(Callable<T> reading) throws IOException, TimeoutException {
    FutureTask<T> task = new FutureTask<>(reading);
    Thread.ofVirtual().start(task);
    try {
      return task.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the body arrives", e);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    }
  }

  /** A client that goes away in the midst of a body is nothing unexpected. */
  private static IOException failure(@Nullable Throwable cause) {
    return switch (cause) {
      case InsufficientDataAvailableException ended ->
          new IOException("the body ended early", ended);
      case UncheckedIOException broken -> new IOException("reading the body", broken);
      case RuntimeException unexpected -> throw unexpected;
      case null, default -> new IOException("reading the body", cause);
    };
  }
}
