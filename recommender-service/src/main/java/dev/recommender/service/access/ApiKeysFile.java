package dev.recommender.service.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of API keys, read again when it changes: {@code [{"client":"shop","key":"…",
 * "scopes":["read"]}]}. A change that cannot be read leaves the keys as they were.
 */
public final class ApiKeysFile {
  private static final Logger LOG = LoggerFactory.getLogger(ApiKeysFile.class);

  private final ObjectMapper json = new ObjectMapper();
  private final @Nullable Path file;
  private volatile Reading reading;

  private ApiKeysFile(@Nullable Path file, Reading reading) {
    this.file = file;
    this.reading = reading;
  }

  /** Without a file there are no keys. */
  public static ApiKeysFile none() {
    return new ApiKeysFile(null, new Reading(ApiKeys.NONE, FileTime.fromMillis(0)));
  }

  /** Throws {@link IOException} when the file cannot be read or is none of API keys. */
  public static ApiKeysFile open(Path file) throws IOException {
    ApiKeysFile opened = new ApiKeysFile(file, none().reading);
    opened.reading = opened.read(file);
    return opened;
  }

  /** Whether the bearer of a key may do what the scope allows. */
  public Access check(@Nullable String key, Scope scope) {
    refresh();
    return reading.keys().check(key, scope);
  }

  private void refresh() {
    if (file == null) {
      return;
    }
    try {
      if (!Files.getLastModifiedTime(file).equals(reading.modified())) {
        reading = read(file);
        LOG.atInfo()
            .addKeyValue("keys", reading.keys().clientsByKeyHash().size())
            .log("api keys read");
      }
    } catch (IOException e) {
      rememberUnreadable(e);
    }
  }

  /** Remembers the time of the unreadable file too, so that it is complained of once. */
  private void rememberUnreadable(IOException e) {
    FileTime modified = modifiedOrNever(file);
    if (!modified.equals(reading.modified())) {
      reading = new Reading(reading.keys(), modified);
      LOG.atWarn()
          .addKeyValue("cause", e.getMessage())
          .log("api keys unreadable, the old ones stay");
    }
  }

  private static FileTime modifiedOrNever(@Nullable Path file) {
    try {
      return file == null ? FileTime.fromMillis(0) : Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }

  private Reading read(Path path) throws IOException {
    FileTime modified = Files.getLastModifiedTime(path);
    JsonNode entries = json.readTree(path.toFile());
    if (!entries.isArray()) {
      throw new IOException("reading API keys \"%s\": found no JSON list".formatted(path));
    }
    Map<String, ApiKeys.Client> clients = new HashMap<>();
    for (JsonNode entry : entries) {
      String key = entry.path("key").asText();
      if (key.isEmpty()) {
        throw new IOException("reading API keys \"%s\": an entry has no key".formatted(path));
      }
      clients.put(
          ApiKeys.hash(key), new ApiKeys.Client(entry.path("client").asText(), scopes(entry)));
    }
    return new Reading(new ApiKeys(clients), modified);
  }

  private static Set<Scope> scopes(JsonNode entry) throws IOException {
    Set<Scope> scopes = new HashSet<>();
    for (JsonNode label : entry.path("scopes")) {
      scopes.add(
          Scope.labelled(label.asText())
              .orElseThrow(() ->
                  new IOException(
                      "reading API keys: scope is \"%s\", expected read, events, privacy or admin"
                          .formatted(label.asText()))));
    }
    return scopes;
  }

  private record Reading(ApiKeys keys, FileTime modified) {}
}
