package dev.recommender.service.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of API keys, read again when it changes: {@code [{"client":"shop","key":"…",
 * "scopes":["read"]}]}. A change that cannot be read leaves the keys as they were.
 */
public final class ApiKeysFile {
  private static final Logger LOG = LoggerFactory.getLogger(ApiKeysFile.class);
  private static final FileTime NEVER = FileTime.fromMillis(0);

  private final @Nullable Path file;
  private volatile Reading reading;

  private ApiKeysFile(@Nullable Path file, Reading reading) {
    this.file = file;
    this.reading = reading;
  }

  /** Without a file there are no keys. */
  public static ApiKeysFile none() {
    return new ApiKeysFile(null, new Reading(new ApiKeys(Map.of()), NEVER));
  }

  /** Throws {@link IOException} when the file cannot be read or is none of API keys. */
  public static ApiKeysFile open(Path file) throws IOException {
    FileTime modified = Files.getLastModifiedTime(file);
    return new ApiKeysFile(file, new Reading(ApiKeysReader.read(file), modified));
  }

  /** Whether the bearer of a key may do what the scope allows. */
  public Access check(@Nullable String key, Scope scope) {
    if (file != null) {
      refresh(file);
    }
    return reading.keys().check(key, scope);
  }

  private void refresh(Path path) {
    FileTime modified = modified(path);
    if (modified.equals(reading.modified())) {
      return;
    }
    try {
      reading = new Reading(ApiKeysReader.read(path), modified);
      LOG.atInfo().log("api keys read again");
    } catch (IOException e) {
      // The time is remembered, so that one unreadable file is complained of once.
      reading = new Reading(reading.keys(), modified);
      LOG.atWarn().addKeyValue("cause", e.getMessage()).log("api keys unreadable, old ones stay");
    }
  }

  private static FileTime modified(Path path) {
    try {
      return Files.getLastModifiedTime(path);
    } catch (IOException e) {
      return NEVER;
    }
  }

  private record Reading(ApiKeys keys, FileTime modified) {}
}
