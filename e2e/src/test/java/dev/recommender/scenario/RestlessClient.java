package dev.recommender.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A client that never stops asking, over a connection that it keeps until it is told to close it,
 * and that repeats nothing: whatever goes wrong is a failure. On a plain socket, because every HTTP
 * library repeats a GET in silence.
 */
final class RestlessClient implements AutoCloseable {
  /** One answer. */
  record Answer(int status, JsonNode body) {}

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int MILLIS = 10_000;

  private final URI uri;
  private final Thread thread;
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private volatile boolean stopped;

  RestlessClient(URI uri) {
    this.uri = uri;
    this.thread = Thread.ofPlatform().name("restless-client").start(this::ask);
  }

  List<Answer> answers() {
    return List.copyOf(answers);
  }

  List<String> failures() {
    return List.copyOf(failures);
  }

  private void ask() {
    while (!stopped) {
      try (var socket = new Socket(uri.getHost(), uri.getPort())) {
        socket.setSoTimeout(MILLIS);
        var in = new BufferedInputStream(socket.getInputStream());
        boolean keep = true;
        while (keep && !stopped) {
          socket.getOutputStream().write(request());
          keep = answer(in);
        }
      } catch (IOException | RuntimeException e) {
        failures.add(e.toString());
      }
    }
  }

  private byte[] request() {
    String head =
        "GET %s?%s HTTP/1.1\r\nHost: %s\r\n\r\n"
            .formatted(uri.getPath(), uri.getRawQuery(), uri.getHost());
    return head.getBytes(StandardCharsets.US_ASCII);
  }

  /** Reads one answer; returns whether the connection may be used again. */
  private boolean answer(InputStream in) throws IOException {
    String status = line(in);
    int length = -1;
    boolean keep = true;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      String[] parts = header.toLowerCase(java.util.Locale.ROOT).split(": *", 2);
      if (parts[0].equals("content-length")) {
        length = Integer.parseInt(parts[1]);
      } else if (parts[0].equals("connection")) {
        keep = !parts[1].contains("close");
      }
    }
    if (length < 0) {
      throw new IOException("an answer without Content-Length: " + status);
    }
    byte[] body = in.readNBytes(length);
    answers.add(new Answer(Integer.parseInt(status.substring(9, 12)), MAPPER.readTree(body)));
    return keep;
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the connection ended within an answer or before it");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  /** Stops asking; what was answered until then can be looked at. */
  void stop() {
    stopped = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stop();
  }
}
