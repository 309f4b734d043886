package dev.recommender.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recommender.service.access.ApiKeysFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The production routes against what schemathesis makes of the contract. */
class SchemathesisIT {
  private static final String VERSION = "4.32.5";
  private static final Path PYTHON = Path.of("target", "schemathesis-" + VERSION);
  private static final Path CONFIGURATION = Path.of("src", "test", "schemathesis.toml");
  private static final String KEYS =
      """
      [{"client":"all","key":"all","scopes":["read","events","privacy","admin"],
        "requestsPerSecond":1000000,"burst":1000000}]
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void findsNothing() throws Exception {
    Path program = installed();
    Path keys = Files.writeString(folder.resolve("keys.json"), KEYS);
    try (TestServer server = new TestServer(ApiKeysFile.open(keys))) {
      String service = "http://127.0.0.1:" + server.port();
      Run run = run(command(program, contract(server), service));
      System.out.println(run.said().lines().skip(run.said().lines().count() - 1).toList());
      assertThat(run.code()).as(run.said()).isZero();
    }
  }

  /** The contract as it is served; what genres there are, only the model can say. */
  private Path contract(TestServer server) throws IOException {
    JsonNode contract = server.get("/openapi", "Accept", "application/json").json();
    JsonNode genres = server.get("/v1/model").json().at("/contents/genres");
    for (String list : List.of("/parameters/genre/schema", "/schemas/ItemList/properties/genre")) {
      ((ObjectNode) contract.at("/components" + list + "/items")).set("enum", genres);
    }
    return Files.writeString(folder.resolve("openapi.json"), contract.toString());
  }

  private static List<String> command(Path program, Path contract, String service) {
    List<String> command =
        new ArrayList<>(List.of(program.toString(), "--config-file", CONFIGURATION.toString()));
    command.addAll(List.of("run", contract.toString(), "--url", service, "--no-color"));
    return command;
  }

  /** The program in an environment of its own, made once. */
  private static Path installed() throws Exception {
    Path program = PYTHON.resolve(Path.of("bin", "schemathesis"));
    if (!Files.isExecutable(program)) {
      needed(
          "python3 with its module venv is missing, install it (Debian: apt-get install python3-venv)",
          List.of("python3", "-m", "venv", "--clear", PYTHON.toString()));
      needed(
          "schemathesis " + VERSION + " cannot be installed, pip needs PyPI or a mirror of it",
          List.of(
              PYTHON.resolve(Path.of("bin", "pip")).toString(),
              "install",
              "--quiet",
              "--disable-pip-version-check",
              "schemathesis==" + VERSION));
    }
    return program;
  }

  private static void needed(String sentence, List<String> command) throws InterruptedException {
    try {
      Run run = run(command);
      assertThat(run.code()).as(sentence + ": " + run.said()).isZero();
    } catch (IOException e) {
      throw new AssertionError(sentence, e);
    }
  }

  private record Run(int code, String said) {}

  private static Run run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), said.lines().collect(Collectors.joining("\n")));
  }
}
