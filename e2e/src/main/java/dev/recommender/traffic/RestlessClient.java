package dev.recommender.traffic;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * A client that never stops asking, over a connection that it keeps until it is told to close it,
 * and that repeats nothing: whatever goes wrong is a failure. On a plain socket, because every HTTP
 * library repeats a GET in silence.
 */
public final class RestlessClient implements Traffic {
  private static final int MILLIS = 10_000;
  private static final int HTTP_PORT = 80;

  private final URI uri;
  private final Thread thread;
  private final Set<Answer> seen = ConcurrentHashMap.newKeySet();
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final Consumer<Answer> onNewAnswer;
  private final Consumer<String> onFailure;
  private volatile long answered;
  private volatile boolean stopped;

  /** Starts to ask. */
  public RestlessClient(URI uri) {
    this(uri, answer -> {}, failure -> {});
  }

  /**
   * Starts to ask.
   *
   * @param onNewAnswer is told of each answer that was not seen before
   */
  public RestlessClient(URI uri, Consumer<Answer> onNewAnswer, Consumer<String> onFailure) {
    this.uri = uri;
    this.onNewAnswer = onNewAnswer;
    this.onFailure = onFailure;
    this.thread = Thread.ofPlatform().name("restless-client").start(this::ask);
  }

  @Override
  public List<Answer> answers() {
    return List.copyOf(answers);
  }

  @Override
  public long answered() {
    return answered;
  }

  @Override
  public List<String> failures() {
    return List.copyOf(failures);
  }

  private void ask() {
    int port = uri.getPort() < 0 ? HTTP_PORT : uri.getPort();
    while (!stopped) {
      try (var socket = new Socket(uri.getHost(), port)) {
        socket.setSoTimeout(MILLIS);
        askOn(socket);
      } catch (IOException | RuntimeException e) {
        failures.add(e.toString());
        onFailure.accept(e.toString());
      }
    }
  }

  private void askOn(Socket socket) throws IOException {
    var in = new BufferedInputStream(socket.getInputStream());
    boolean keep = true;
    while (keep && !stopped) {
      socket.getOutputStream().write(request());
      keep = answer(in);
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
      String[] parts = header.toLowerCase(Locale.ROOT).split(": *", 2);
      if (parts[0].equals("content-length")) {
        length = Integer.parseInt(parts[1]);
      } else if (parts[0].equals("connection")) {
        keep = !parts[1].contains("close");
      }
    }
    if (length < 0) {
      throw new IOException("an answer without Content-Length: " + status);
    }
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    add(new Answer(Integer.parseInt(status.substring(9, 12)), body));
    return keep;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // only the one thread that asks writes it
  private void add(Answer answer) {
    answered++;
    if (seen.add(answer)) {
      answers.add(answer);
      onNewAnswer.accept(answer);
    }
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

  @Override
  public void stop() {
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
