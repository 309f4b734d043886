package dev.recommender.service.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of API keys, read again when it changes: {@code [{"client":"shop","key":"…",
 * "scopes":["read"],"requestsPerSecond":100,"burst":200}]}, the rate being optional. A change that
 * cannot be read leaves the keys as they were; one that can starts every rate anew.
 */
public final class ApiKeysFile {
  private static final Logger LOG = LoggerFactory.getLogger(ApiKeysFile.class);

  private final @Nullable Path file;
  private volatile Reading reading;

  private ApiKeysFile(@Nullable Path file, Reading reading) {
    this.file = file;
    this.reading = reading;
  }

  /** Without a file there are no keys. */
  public static ApiKeysFile none() {
    return new ApiKeysFile(null, new Reading(new ApiKeys(Map.of()), Stamp.NONE));
  }

  /** Throws {@link IOException} when the file cannot be read or is none of API keys. */
  public static ApiKeysFile open(Path file) throws IOException {
    Stamp stamp = Stamp.of(file);
    return new ApiKeysFile(file, new Reading(ApiKeysReader.read(file), stamp));
  }

  /** Whether a request may come in that carries this key; counts it against the key's rate. */
  public Access admit(String key) {
    if (file != null) {
      refresh(file);
    }
    return reading.keys().admit(key, System.nanoTime());
  }

  /** Whether the bearer of a key may do what the scope allows. */
  public Access check(@Nullable String key, Scope scope) {
    if (file != null) {
      refresh(file);
    }
    return reading.keys().check(key, scope);
  }

  private void refresh(Path path) {
    Stamp stamp = Stamp.of(path);
    if (!stamp.equals(reading.stamp())) {
      readAgain(path, stamp);
    }
  }

  private synchronized void readAgain(Path path, Stamp stamp) {
    if (stamp.equals(reading.stamp())) {
      return;
    }
    try {
      reading = new Reading(ApiKeysReader.read(path), stamp);
      LOG.atInfo().log("api keys read again");
    } catch (IOException e) {
      // The stamp is remembered, so that one unreadable file is complained of once.
      reading = new Reading(reading.keys(), stamp);
      LOG.atWarn().addKeyValue("cause", e.getMessage()).log("api keys unreadable, old ones stay");
    }
  }

  private record Reading(ApiKeys keys, Stamp stamp) {}

  /** What tells one state of the file from another in a single system call, behind all links. */
  private record Stamp(FileTime modified, long size, String file) {
    static final Stamp NONE = new Stamp(FileTime.fromMillis(0), 0, "");

    static Stamp of(Path path) {
      try {
        var found = Files.readAttributes(path, BasicFileAttributes.class);
        return new Stamp(found.lastModifiedTime(), found.size(), String.valueOf(found.fileKey()));
      } catch (IOException e) {
        return NONE;
      }
    }
  }
}
