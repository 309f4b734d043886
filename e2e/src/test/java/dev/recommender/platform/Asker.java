package dev.recommender.platform;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A client that never stops asking, on one connection kept alive, and repeats nothing that fails.
 */
final class Asker implements AutoCloseable {
  private final Queue<String> answers = new ConcurrentLinkedQueue<>();
  private final Queue<Exception> failures = new ConcurrentLinkedQueue<>();
  private final URI uri;
  private final Thread thread;
  private volatile boolean stopped;

  Asker(URI uri) {
    this.uri = uri;
    this.thread = Thread.ofPlatform().start(this::ask);
  }

  List<String> answers() {
    return List.copyOf(answers);
  }

  List<Exception> failures() {
    return List.copyOf(failures);
  }

  @Override
  public void close() {
    stopped = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask() {
    // A POST, because those are never repeated.
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(Duration.ofSeconds(5))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      while (!stopped) {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        answers.add(answer.statusCode() + " " + answer.body());
      }
    } catch (IOException e) {
      failures.add(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
