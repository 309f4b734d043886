package dev.recommender.load;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * Makes whole requests to one server.
 *
 * @param apiKey sent with each, unless it is empty
 */
public record RawRequest(URI uri, String apiKey) {
  /** Without any header that would let the server answer with less. */
  public byte[] get(String path) {
    return (head("GET", path) + "\r\n").getBytes(StandardCharsets.US_ASCII);
  }

  /** With a body of JSON. */
  public byte[] post(String path, String json) {
    int length = json.getBytes(StandardCharsets.UTF_8).length;
    String head = head("POST", path) + "Content-Type: application/json\r\n";
    return "%sContent-Length: %d\r\n\r\n%s"
        .formatted(head, length, json)
        .getBytes(StandardCharsets.UTF_8);
  }

  private String head(String method, String path) {
    String authorization = apiKey.isEmpty() ? "" : "Authorization: Bearer " + apiKey + "\r\n";
    return "%s %s HTTP/1.1\r\nHost: %s:%d\r\n%s"
        .formatted(method, path, uri.getHost(), uri.getPort(), authorization);
  }
}
