package dev.recommender.service.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one reading of the file, held as hashes; looking one up tells nothing by its time.
 */
record ApiKeys(Map<String, Client> clientsByKeyHash) {
  ApiKeys {
    clientsByKeyHash = Map.copyOf(clientsByKeyHash);
  }

  /** To whom a key was given and what it allows. */
  record Client(String name, Set<Scope> scopes, Allowance allowance) {
    Client {
      scopes = Set.copyOf(scopes);
    }
  }

  Access check(@Nullable String key, Scope scope) {
    if (clientsByKeyHash.isEmpty()) {
      return new Access.Disabled();
    }
    Client client = client(key);
    if (client == null) {
      return new Access.Unknown();
    }
    return client.scopes().contains(scope)
        ? new Access.Granted(client.name())
        : new Access.ScopeMissing(client.name(), scope);
  }

  /** Takes one request from what the key may send. */
  Access admit(String key, long now) {
    if (clientsByKeyHash.isEmpty()) {
      return new Access.Disabled();
    }
    Client client = client(key);
    if (client == null) {
      return new Access.Unknown();
    }
    Duration wait = client.allowance().take(now);
    return wait.isZero() ? new Access.Granted(client.name()) : new Access.TooMany(wait);
  }

  private @Nullable Client client(@Nullable String key) {
    return key == null ? null : clientsByKeyHash.get(hash(key));
  }

  static String hash(String key) {
    try {
      byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
