package dev.recommender.platform.elasticsearch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The command line of the server's JVM. */
final class ServerCommand {
  private static final String MAIN = "dev.recommender.platform.elasticsearch.server.ServerMain";

  private ServerCommand() {}

  static List<String> of(ElasticsearchConfig config) {
    Path home = config.home().toAbsolutePath();
    Path work = config.work().toAbsolutePath();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xms128m", "-Xmx" + config.heap(), "-XX:+UseSerialGC"));
    if (!config.isMeasured()) {
      // The first compiler alone halves the time to start, and few run long enough to want the
      // second.
      command.add("-XX:TieredStopAtLevel=1");
    }
    command.addAll(properties(home, work));
    command.addAll(modules(home));
    command.addAll(List.of(MAIN, home.toString(), work.resolve("config").toString()));
    settings(work, config.port()).forEach((key, value) -> command.add(key + "=" + value));
    return command;
  }

  private static List<String> properties(Path home, Path work) {
    return List.of(
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:-OmitStackTraceInFastThrow",
        "-Djava.awt.headless=true",
        "-Dio.netty.noUnsafe=true",
        "-Dio.netty.noKeySetOptimization=true",
        "-Dio.netty.recycler.maxCapacityPerThread=0",
        "-Dlog4j.shutdownHookEnabled=false",
        "-Dlog4j2.disable.jmx=true",
        // The native library that this would load is not among the published artifacts.
        "-Dorg.elasticsearch.nativeaccess.enableVectorLibrary=false",
        "-Djava.library.path=" + home.resolve("lib/platform/linux-x64"),
        "-Djava.io.tmpdir=" + work.resolve("tmp"),
        "-Des.path.home=" + home);
  }

  /** The server only starts as modules; on the class path it does not find its own parts. */
  private static List<String> modules(Path home) {
    List<String> options = new ArrayList<>();
    for (String opened : List.of("codecs.lucene99", "codecs.hnsw", "internal.vectorization")) {
      options.add(
          "--add-opens=org.apache.lucene.core/org.apache.lucene."
              + opened
              + "=org.elasticsearch.server");
    }
    options.add(
        "--enable-native-access=org.elasticsearch.nativeaccess,org.apache.lucene.core,ALL-UNNAMED");
    options.add("--add-modules=jdk.net,jdk.management.agent,jdk.incubator.vector,ALL-MODULE-PATH");
    options.addAll(
        List.of(
            "--module-path", home.resolve("lib").toString(), "-cp", home.resolve("boot") + "/*"));
    return options;
  }

  private static Map<String, String> settings(Path work, int port) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("node.name", "local");
    settings.put("cluster.name", "local");
    settings.put("network.host", "127.0.0.1");
    settings.put("http.port", Integer.toString(port));
    settings.put("transport.port", "0");
    settings.put("discovery.type", "single-node");
    settings.put("path.data", work.resolve("data").toString());
    settings.put("path.logs", work.resolve("logs").toString());
    settings.put("path.repo", work.resolve("snapshots").toString());
    settings.put("node.portsfile", "true");
    settings.put("node.processors", "2");
    // A developer's disk is often fuller than Elasticsearch likes.
    settings.put("cluster.routing.allocation.disk.threshold_enabled", "false");
    settings.put("logger.level", "WARN");
    settings.put("logger.org.elasticsearch.nativeaccess", "OFF");
    return settings;
  }
}
