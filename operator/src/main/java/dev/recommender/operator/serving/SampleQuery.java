package dev.recommender.operator.serving;

import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks one pod which version it serves, before it gets traffic. */
public final class SampleQuery {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final Pattern VERSION = Pattern.compile("\"version\"\\s*:\\s*([0-9]{1,9})\\b");

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

  /** Whether the pod answers from the version. */
  public boolean answers(Pod pod, int version) {
    OptionalInt answered = version(pod);
    return answered.isPresent() && answered.getAsInt() == version;
  }

  /** The version that the pod answers from; empty when it does not answer. */
  public OptionalInt version(Pod pod) {
    String ip = pod.getStatus() == null ? null : pod.getStatus().getPodIP();
    if (ip == null) {
      return OptionalInt.empty();
    }
    URI uri =
        URI.create("http://%s:%d/v1/model".formatted(ip.contains(":") ? "[" + ip + "]" : ip, 8080));
    try {
      var request = HttpRequest.newBuilder(uri).timeout(TIMEOUT).build();
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200 ? version(answer.body()) : OptionalInt.empty();
    } catch (IOException e) {
      return OptionalInt.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalInt.empty();
    }
  }

  private static OptionalInt version(String body) {
    Matcher matcher = VERSION.matcher(body);
    return matcher.find()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }
}
