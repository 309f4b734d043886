package dev.recommender.load;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A kept HTTP/1.1 connection on a plain socket; it repeats nothing. */
public final class Connection implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int BUFFER = 1 << 16;
  private static final int STATUS_AT = "HTTP/1.1 ".length();
  private static final int LINE_END = 2;
  private static final int LINE_ENDS = 2 * LINE_END;

  private final Socket socket;
  private final InputStream in;
  private byte[] buffer = new byte[BUFFER];
  private int filled;

  public Connection(URI uri) throws IOException {
    this.socket = new Socket(uri.getHost(), uri.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout((int) LIMIT.toMillis());
    this.in = socket.getInputStream();
  }

  /** Sends a whole request and waits for its answer. */
  public Answer send(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    filled = 0;
    int head = endOfHead();
    String headers = new String(buffer, 0, head, StandardCharsets.ISO_8859_1);
    byte[] body = isChunked(headers) ? chunks(head) : body(head, contentLength(headers));
    return new Answer(
        Integer.parseInt(headers, STATUS_AT, STATUS_AT + 3, 10),
        body,
        value(headers, "retry-after") != null,
        "close".equalsIgnoreCase(value(headers, "connection")));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private byte[] body(int from, int length) throws IOException {
    fill(from + length);
    return Arrays.copyOfRange(buffer, from, from + length);
  }

  /** Each chunk follows a line with its length in hexadecimal; one of length 0 is the last. */
  private byte[] chunks(int from) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int at = from;
    while (true) {
      int line = endOfLine(at);
      int length =
          Integer.parseInt(new String(buffer, at, line - at, StandardCharsets.US_ASCII), 16);
      at = line + LINE_END;
      fill(at + length + LINE_END);
      if (length == 0) {
        return body.toByteArray();
      }
      body.write(buffer, at, length);
      at += length + LINE_END;
    }
  }

  private int endOfLine(int from) throws IOException {
    int at = from;
    fill(at + 1);
    while (buffer[at] != '\r') {
      at++;
      fill(at + 1);
    }
    return at;
  }

  private static boolean isChunked(String headers) {
    return "chunked".equalsIgnoreCase(value(headers, "transfer-encoding"));
  }

  private int endOfHead() throws IOException {
    int looked = 0;
    while (true) {
      fill(filled + 1);
      for (int at = Math.max(0, looked - LINE_ENDS); at <= filled - LINE_ENDS; at++) {
        if (buffer[at] == '\r' && buffer[at + 2] == '\r' && buffer[at + 3] == '\n') {
          return at + LINE_ENDS;
        }
      }
      looked = filled;
    }
  }

  private void fill(int until) throws IOException {
    if (until > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(until, 2 * buffer.length));
    }
    while (filled < until) {
      int read = in.read(buffer, filled, buffer.length - filled);
      if (read < 0) {
        throw new EOFException("the connection ended within an answer or before it");
      }
      filled += read;
    }
  }

  private static int contentLength(String headers) throws IOException {
    String value = value(headers, "content-length");
    if (value == null) {
      throw new IOException("an answer without Content-Length: " + headers.lines().findFirst());
    }
    return Integer.parseInt(value);
  }

  private static @Nullable String value(String headers, String name) {
    int at = headers.toLowerCase(Locale.ROOT).indexOf("\r\n" + name + ":");
    if (at < 0) {
      return null;
    }
    int from = at + name.length() + 3;
    return headers.substring(from, headers.indexOf('\r', from)).strip();
  }
}
