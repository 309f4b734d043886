package dev.recommender.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.recommender.stack.Checkout;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The quick start as a process: what it prints, its exit codes, and that nothing is left when it
 * ends.
 */
class QuickstartIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String CURL = "curl --fail --silent --show-error";

  @TempDir private Path folder;
  private Path model;
  private Path output;
  private Process process;

  @BeforeEach
  void prepare() throws IOException {
    SmallDataset.write(folder.resolve("my data"));
    output = folder.resolve("output");
    String yaml = Files.readString(Path.of("movies.yaml"));
    model =
        Files.writeString(
            folder.resolve("model.yaml"),
            yaml.replace("rank: 64", "rank: 4")
                .replace("maxIter: 15", "maxIter: 2")
                .replace(
                    "mustBeatBaseline: true",
                    "mustBeatBaseline: false\n    maxRegressionPercent: 100"));
  }

  @AfterEach
  void end() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  @Test
  void answersPrintsCommandsThatWorkAppliesEditsAndLeavesNoProcess() throws Exception {
    start("--data", folder.resolve("my data").toString(), "--model", model.toString());
    await().atMost(PATIENCE).until(() -> printed().contains("Ctrl-C ends everything"));
    assertThat(printed()).contains("Because you like Movie Number", "   1  Movie Number");
    List<String> ofMe = new ArrayList<>();
    for (String command : commands()) {
      String answer = answer(command);
      if (command.contains("/users/me/")) {
        ofMe.add(answer);
      }
    }
    assertThat(ofMe).as("before the event and after it").hasSize(2);
    assertThat(ofMe.getFirst()).contains("\"method\":\"popular\"");
    assertThat(ofMe.getLast()).contains("\"method\":\"fold-in\"");
    assertThat(answer(CURL + " " + page())).containsIgnoringCase("<!doctype html>");

    Files.writeString(model, Files.readString(model).replace("rank: 4", "rank: 0"));
    await().atMost(PATIENCE).until(() -> printed().contains("not applied: "));
    assertThat(printed()).contains("spec.training.rank is 0: must be at least 1");
    Files.writeString(model, Files.readString(model).replace("rank: 0", "rank: 5"));
    await().atMost(PATIENCE).until(() -> printed().contains("model version 2"));

    List<ProcessHandle> children = process.descendants().toList();
    assertThat(children).hasSizeGreaterThanOrEqualTo(3);
    process.destroy(); // what Ctrl-C does
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
  }

  @Test
  void endsWithTheReasonWhenTheModelCannotBeTrained() throws Exception {
    Files.delete(folder.resolve("my data/ratings.csv"));
    start("--once", "--data", folder.resolve("my data").toString(), "--model", model.toString());
    assertThat(exitCode()).isEqualTo(1);
    assertThat(printed()).contains("MissingFile: ", "ratings.csv", "logs: ");
  }

  @Test
  void refusesWrongArgumentsAndAPortInUse() throws Exception {
    start("--data", "/no/such/folder");
    assertThat(exitCode()).isEqualTo(64);
    assertThat(printed())
        .contains("--data is \"/no/such/folder\", which does not exist", "usage: ./quickstart");
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      start("--once", "--port", "" + taken.getLocalPort());
      assertThat(exitCode()).isEqualTo(1);
      assertThat(printed()).contains("port " + taken.getLocalPort());
    }
  }

  private void start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(Checkout.current().program("e2e"));
    command.addAll(List.of(arguments));
    process =
        new ProcessBuilder(command)
            .directory(Checkout.current().root().toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
  }

  private int exitCode() throws InterruptedException {
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private String printed() throws IOException {
    return Files.readString(output);
  }

  /**
   * The printed lines that a person would copy; one for a program that is not installed here is
   * left out.
   */
  private List<String> commands() throws Exception {
    List<String> commands = new ArrayList<>();
    for (String line : printed().lines().map(String::strip).toList()) {
      if (line.startsWith("curl ")) {
        commands.add(line.replaceFirst("curl", CURL));
      } else if (line.contains(" kubectl ") && isInstalled("kubectl")) {
        commands.add(line);
      }
    }
    assertThat(commands).hasSizeGreaterThanOrEqualTo(10);
    return commands;
  }

  /** Where the page is said to be. */
  private String page() throws IOException {
    Matcher page = Pattern.compile("Open (http://\\S+) in a browser").matcher(printed());
    assertThat(page.find()).isTrue();
    return page.group(1);
  }

  private static String answer(String command) throws IOException, InterruptedException {
    Process shell = shell(command);
    String answer = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).as(command).isZero();
    return answer;
  }

  private static boolean isInstalled(String program) throws IOException, InterruptedException {
    return shell("command -v " + program + " >/dev/null").waitFor() == 0;
  }

  private static Process shell(String command) throws IOException {
    return new ProcessBuilder("sh", "-c", command)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
