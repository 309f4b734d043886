package dev.recommender.load;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the clients ask, one after the other and from the start again; made beforehand. */
public final class Requests {
  private final byte[][] requests;

  private Requests(byte[][] requests) {
    this.requests = requests;
  }

  /** GETs of paths. */
  public static Requests gets(URI uri, List<String> paths) {
    RawRequest to = new RawRequest(uri, "");
    return new Requests(paths.stream().map(to::get).toArray(byte[][]::new));
  }

  /** POSTs of bodies of JSON to one path. */
  public static Requests posts(URI uri, String path, List<String> bodies) {
    RawRequest to = new RawRequest(uri, "");
    return new Requests(bodies.stream().map(body -> to.post(path, body)).toArray(byte[][]::new));
  }

  /** A value as a query carries it. */
  public static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  byte[] at(long number) {
    return requests[index(number)];
  }

  int index(long number) {
    return (int) (number % requests.length);
  }
}
