package dev.recommender.platform.elasticsearch;

import java.nio.file.Path;

/**
 * How a node is run.
 *
 * @param home the server as the build lays it out: boot, lib, modules
 * @param work the node's own folder: data, logs, configuration; used again when it is there
 * @param port 0 for any free one
 * @param heap the maximum heap as the JVM takes it, such as {@code 512m}
 * @param isMeasured whether the node is to be as fast as it can, and not only to start quickly
 */
public record ElasticsearchConfig(Path home, Path work, int port, String heap, boolean isMeasured) {

  /** A node that starts quickly. */
  public ElasticsearchConfig(Path home, Path work, int port, String heap) {
    this(home, work, port, heap, false);
  }

  /** Any free port and a heap of 512 MB. */
  public static ElasticsearchConfig of(Path home, Path work) {
    return new ElasticsearchConfig(home, work, 0, "512m");
  }
}
