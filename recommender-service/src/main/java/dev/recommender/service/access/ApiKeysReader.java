package dev.recommender.service.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Reads the JSON of API keys; no message repeats what it read, for it may be a key. */
final class ApiKeysReader {
  private static final double HIGHEST_RATE = 1_000_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private ApiKeysReader() {}

  static ApiKeys read(Path file) throws IOException {
    JsonNode entries = parsed(file);
    if (!entries.isArray()) {
      throw failed(file, "found no JSON list");
    }
    Map<String, ApiKeys.Client> clients = new HashMap<>();
    for (int at = 0; at < entries.size(); at++) {
      JsonNode entry = entries.get(at);
      String key = entry.path("key").asText();
      if (key.isEmpty()) {
        throw failed(file, "an entry has no key");
      }
      String name = entry.path("client").asText();
      clients.put(
          ApiKeys.hash(key),
          new ApiKeys.Client(name, scopes(file, entry, at), allowance(file, entry)));
    }
    return new ApiKeys(clients);
  }

  private static JsonNode parsed(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    try {
      return JSON.readTree(content);
    } catch (JsonProcessingException e) {
      throw failed(file, "found no JSON at line " + e.getLocation().getLineNr());
    }
  }

  private static Set<Scope> scopes(Path file, JsonNode entry, int at) throws IOException {
    JsonNode labels = entry.path("scopes");
    if (!labels.isMissingNode() && !labels.isArray()) {
      throw failed(file, "scopes of entry %d are no list".formatted(at));
    }
    Set<Scope> scopes = new HashSet<>();
    for (JsonNode label : labels) {
      scopes.add(
          Scope.labelled(label.asText())
              .orElseThrow(() ->
                  failed(
                      file,
                      "a scope of entry %d is unknown, expected read, events, privacy or admin"
                          .formatted(at))));
    }
    return scopes;
  }

  private static Allowance allowance(Path file, JsonNode entry) throws IOException {
    JsonNode rate = entry.path("requestsPerSecond");
    JsonNode burst = entry.path("burst");
    double most = rate.asDouble();
    if (!rate.isMissingNode() && !(most > 0 && most <= HIGHEST_RATE)) {
      throw failed(file, "requestsPerSecond is %s, expected a number above 0".formatted(rate));
    }
    if (!burst.isMissingNode() && !(burst.isInt() && burst.asInt() > 0)) {
      throw failed(file, "burst is %s, expected a whole number above 0".formatted(burst));
    }
    RateLimit limit = rate.isMissingNode() ? RateLimit.DEFAULT : RateLimit.of(most);
    RateLimit told =
        burst.isMissingNode() ? limit : new RateLimit(limit.requestsPerSecond(), burst.asInt());
    return new Allowance(told, System.nanoTime());
  }

  private static IOException failed(Path file, String finding) {
    return new IOException("reading API keys \"%s\": %s".formatted(file, finding));
  }
}
