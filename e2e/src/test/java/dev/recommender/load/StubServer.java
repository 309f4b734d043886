package dev.recommender.load;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Answers the n-th request with the n-th text, byte for byte; an empty one ends the connection. */
final class StubServer implements AutoCloseable {
  private final ServerSocket server;
  private final IntFunction<String> answers;
  private final AtomicInteger requests = new AtomicInteger();

  StubServer(IntFunction<String> answers) throws IOException {
    this.answers = answers;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  static String answer(String status, String headers, String body) {
    return "HTTP/1.1 %s\r\nContent-Length: %d\r\n%s\r\n%s"
        .formatted(status, body.length(), headers, body);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  int requests() {
    return requests.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException closed) {
      // The end of the test.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = socket.getInputStream();
      while (readRequest(in)) {
        byte[] answer =
            answers.apply(requests.getAndIncrement()).getBytes(StandardCharsets.ISO_8859_1);
        if (answer.length == 0) {
          return;
        }
        for (byte one : answer) {
          socket.getOutputStream().write(one);
        }
      }
    } catch (IOException gone) {
      // The client has left.
    }
  }

  private static boolean readRequest(InputStream in) throws IOException {
    int seen = 0;
    while (seen < 4) {
      int next = in.read();
      if (next < 0) {
        return false;
      }
      boolean isNext = next == "\r\n\r\n".charAt(seen);
      seen = isNext ? seen + 1 : 0;
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
