package dev.recommender.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.service.http.ContractRecorder.Exchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Asks the service and shows every answer to the recorder. */
final class ContractClient implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final int port;
  private final ContractRecorder recorder;

  ContractClient(int port, ContractRecorder recorder) {
    this.port = port;
    this.recorder = recorder;
  }

  Exchange get(int status, String target, String... headers) {
    return send(status, "GET", target, "", headers);
  }

  Exchange post(int status, String target, String json) {
    return send(status, "POST", target, json, "Content-Type", "application/json");
  }

  /** Fails unless the answer has the status and is as the contract says. */
  Exchange send(int status, String method, String target, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, target)))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    Map<String, String> sent = new LinkedHashMap<>();
    for (int at = 0; at < headers.length; at += 2) {
      request.header(headers[at], headers[at + 1]);
      sent.put(headers[at], headers[at + 1]);
    }
    HttpResponse<String> answer = answer(request.build());
    Map<String, String> received = new LinkedHashMap<>();
    answer.headers().map().forEach((name, values) -> received.put(name, values.getFirst()));
    return checked(
        status, new Exchange(method, target, sent, answer.statusCode(), received, answer.body()));
  }

  /** Whatever else HTTP is; the text begins with the headers. */
  Exchange raw(int status, String method, String target, String headersAndBody) throws IOException {
    try (RawConnection connection = new RawConnection(port)) {
      connection.write("%s %s HTTP/1.1\r\n%s".formatted(method, target, headersAndBody));
      String[] parts = connection.answer().split("\r\n\r\n", 2);
      String[] lines = parts[0].split("\r\n", -1);
      Map<String, String> received = new LinkedHashMap<>();
      for (int at = 1; at < lines.length; at++) {
        String[] header = lines[at].split(": *", 2);
        received.put(header[0].toLowerCase(Locale.ROOT), header[1]);
      }
      int found = Integer.parseInt(lines[0].split(" ", 3)[1]);
      return checked(status, new Exchange(method, target, Map.of(), found, received, parts[1]));
    }
  }

  private Exchange checked(int status, Exchange exchange) {
    assertThat(exchange.status()).as(exchange.shown()).isEqualTo(status);
    recorder.check(exchange);
    return exchange;
  }

  private HttpResponse<String> answer(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(request.uri().toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(request.uri().toString(), e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
