package dev.recommender.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process itself: its exit codes and what it says before. */
class ServiceMainTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void exitsWithOneSentenceWhenItsEnvironmentIsIncomplete() throws Exception {
    assertThat(run(Map.of("MODEL_NAMESPACE", "default")))
        .isEqualTo(new End(78, "environment variable MODEL_NAME is not set\n"));
  }

  @Test
  void exitsWithOneSentenceWhenItsPortIsTaken() throws Exception {
    Path key = Files.writeString(folder.resolve("key"), "key");
    try (ServerSocket taken = new ServerSocket(0)) {
      String port = Integer.toString(taken.getLocalPort());
      End end =
          run(
              Map.of(
                  "ELASTICSEARCH_URL", "http://127.0.0.1:1",
                  "PSEUDONYM_KEY_FILE", key.toString(),
                  "HTTP_PORT", port,
                  "MANAGEMENT_PORT", "0",
                  "BIND_ADDRESS", "127.0.0.1",
                  "MODEL_NAMESPACE", "default",
                  "MODEL_NAME", "movies",
                  "MODEL_VERSION", "7",
                  "MINIMUM_AUDIENCE", "20"),
              "ITEMS_INDEX",
              "USERS_INDEX",
              "VERSIONS_INDEX",
              "PEOPLE_INDEX",
              "AUDIT_INDEX",
              "CATALOGUE_INDEX");
      assertThat(end.code()).isEqualTo(69);
      assertThat(end.said()).startsWith("listening on 127.0.0.1:" + port + ": ").hasLineCount(1);
    }
  }

  private record End(int code, String said) {}

  private static End run(Map<String, String> environment, String... indices)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.recommender.service.ServiceMain");
    builder.environment().putAll(environment);
    for (String index : indices) {
      builder.environment().put(index, "any");
    }
    Process process = builder.start();
    String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new End(process.waitFor(), said);
  }
}
