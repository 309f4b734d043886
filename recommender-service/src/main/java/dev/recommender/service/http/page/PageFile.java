package dev.recommender.service.http.page;

import dev.recommender.service.http.message.Json;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** One file of the web page, sent with the headers that confine it to this origin. */
final class PageFile {
  private static final List<Header> HEADERS =
      List.of(
          HeaderValues.createCached(
              "Content-Security-Policy",
              "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                  + " img-src 'self' data:; base-uri 'none'; form-action 'none';"
                  + " frame-ancestors 'none'"),
          HeaderValues.createCached("X-Content-Type-Options", "nosniff"),
          HeaderValues.createCached("Referrer-Policy", "no-referrer"),
          // Kept by browsers, and asked about each time: a new version shows at once.
          HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-cache"));

  private final byte[] content;
  private final Header type;
  private final Header tag;

  private PageFile(byte[] content, String type) {
    this.content = content;
    this.type = HeaderValues.createCached(HeaderNames.CONTENT_TYPE, type);
    this.tag = HeaderValues.createCached(HeaderNames.ETAG, '"' + digest(content) + '"');
  }

  /** Reads the file from the class path, folder {@code page}. */
  static PageFile read(String name) {
    try (InputStream file = PageFile.class.getResourceAsStream("/page/" + name)) {
      if (file == null) {
        throw new IllegalStateException("the class path has no file page/" + name);
      }
      return new PageFile(file.readAllBytes(), type(name));
    } catch (IOException e) {
      throw new UncheckedIOException("reading page/" + name, e);
    }
  }

  void send(ServerRequest request, ServerResponse response) {
    HEADERS.forEach(response::header);
    response.header(tag);
    if (isKnownTo(request)) {
      response.status(Status.NOT_MODIFIED_304).send();
    } else {
      response.header(type);
      Json.send(request, response, content);
    }
  }

  private boolean isKnownTo(ServerRequest request) {
    return request.headers().values(HeaderNames.IF_NONE_MATCH).stream()
        .flatMap(values -> List.of(values.split(",")).stream())
        .map(value -> value.strip().replaceFirst("^W/", ""))
        .anyMatch(value -> value.equals(tag.get()) || value.equals("*"));
  }

  private static String type(String name) {
    return switch (name.substring(name.lastIndexOf('.'))) {
      case ".html" -> "text/html; charset=utf-8";
      case ".css" -> "text/css; charset=utf-8";
      case ".js" -> "text/javascript; charset=utf-8";
      case ".svg" -> "image/svg+xml";
      default -> throw new IllegalArgumentException("no content type is known for " + name);
    };
  }

  private static String digest(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
