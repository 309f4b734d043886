package dev.recommender.operator.serving;

import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks one pod which version it serves, before it gets traffic. */
public final class SampleQuery {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

  /** Whether the pod answers from the version. */
  public boolean answers(Pod pod, int version) {
    String ip = pod.getStatus() == null ? null : pod.getStatus().getPodIP();
    if (ip == null) {
      return false;
    }
    URI uri =
        URI.create("http://%s:%d/v1/model".formatted(ip.contains(":") ? "[" + ip + "]" : ip, 8080));
    try {
      var request = HttpRequest.newBuilder(uri).timeout(TIMEOUT).build();
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200
          && answer.body().matches("(?s).*\"version\"\\s*:\\s*" + version + "\\b.*");
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
