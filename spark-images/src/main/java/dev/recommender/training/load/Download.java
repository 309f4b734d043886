package dev.recommender.training.load;

import dev.recommender.training.failure.RunFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/**
 * Fetches an archive over https. A broken transfer is begun again a few times; what was fetched of
 * it is removed. Redirects are followed, but never away from https.
 */
final class Download {
  private static final int OK = 200;
  private static final List<Integer> GONE = List.of(404, 410);
  private static final List<Integer> FORBIDDEN = List.of(401, 403);
  private static final List<Integer> PASSING = List.of(408, 425, 429);

  private final HttpClient client;
  private final Limits limits;

  /** How long to wait, how often to try, and how much to take. */
  record Limits(Duration connect, Duration stall, Duration pause, int attempts, long bytes) {
    static final Limits STANDARD =
        new Limits(
            Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(2), 4, 4L << 30);
  }

  Download(HttpClient client, Limits limits) {
    this.client = client;
    this.limits = limits;
  }

  static Download standard() {
    return new Download(
        HttpClient.newBuilder()
            .connectTimeout(Limits.STANDARD.connect())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build(),
        Limits.STANDARD);
  }

  Archive fetch(URI uri, Path target) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(uri, target);
      } catch (IOException e) {
        Files.deleteIfExists(target);
        if (attempt >= limits.attempts() || e instanceof SSLHandshakeException) {
          throw failure(
              uri, "DownloadFailed", "%s, after %d attempts".formatted(e.getMessage(), attempt));
        }
        pause(attempt);
      } catch (RunFailure e) {
        Files.deleteIfExists(target);
        throw e;
      }
    }
  }

  private Archive once(URI uri, Path target) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(limits.stall()).build();
    try (Transfer transfer = new Transfer(target, limits.bytes())) {
      HttpResponse<Void> response =
          await(client.sendAsync(request, answer -> body(answer, transfer)), transfer);
      check(uri, response);
      return transfer.archive();
    }
  }

  private static HttpResponse.BodySubscriber<Void> body(
      HttpResponse.ResponseInfo answer, Transfer transfer) {
    if (answer.statusCode() != OK) {
      return BodySubscribers.discarding();
    }
    transfer.expect(answer.headers().firstValueAsLong("Content-Length").orElse(0));
    return BodySubscribers.ofByteArrayConsumer(transfer);
  }

  /** The request's own limit ends with the headers: a body that stalls is noticed here. */
  private HttpResponse<Void> await(
      CompletableFuture<HttpResponse<Void>> exchange, Transfer transfer) throws IOException {
    long seen = 0;
    while (true) {
      try {
        return exchange.get(limits.stall().toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (transfer.bytes() == seen) {
          exchange.cancel(true);
          throw new IOException("nothing came for " + limits.stall().toMillis() + " ms", e);
        }
        seen = transfer.bytes();
      } catch (ExecutionException e) {
        throw cause(e);
      } catch (InterruptedException e) {
        exchange.cancel(true);
        Thread.currentThread().interrupt();
        throw RunFailure.terminated();
      }
    }
  }

  private static IOException cause(ExecutionException thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof RunFailure failure) {
        throw failure;
      }
    }
    return thrown.getCause() instanceof IOException e ? e : new IOException(thrown.getCause());
  }

  private static void check(URI uri, HttpResponse<Void> response) throws IOException {
    int status = response.statusCode();
    if (status == OK) {
      return;
    }
    String found = "status " + status;
    if (status >= 500 || PASSING.contains(status)) {
      throw new IOException(found);
    }
    if (status >= 300 && status < 400) {
      String location =
          response.headers().firstValue("Location").map(DatasetSource::shown).orElse("nowhere");
      throw failure(
          uri,
          "DownloadFailed",
          "redirected to \"%s\", expected an https address"
              .formatted(location.replaceFirst("\\?.*", "")));
    }
    if (GONE.contains(status)) {
      throw failure(uri, "DatasetNotFound", found + ", expected an archive");
    }
    throw failure(
        uri,
        FORBIDDEN.contains(status) ? "AccessDenied" : "DownloadFailed",
        found + ", expected an archive");
  }

  private void pause(int attempt) {
    try {
      Thread.sleep(limits.pause().multipliedBy(attempt));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw RunFailure.terminated();
    }
  }

  private static RunFailure failure(URI uri, String reason, String found) {
    return RunFailure.data(
        reason, "downloading data set \"%s\": %s".formatted(DatasetSource.shown(uri), found));
  }
}
