package dev.recommender.service.http;

import static dev.recommender.service.catalogue.Movies.movie;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recommender.service.access.ApiKeysFile;
import dev.recommender.service.catalogue.Movie;
import dev.recommender.service.http.ReadmeExamples.Call;
import dev.recommender.service.model.InMemoryModelSource;
import dev.recommender.service.model.ModelState;
import dev.recommender.service.model.PublishedItem;
import dev.recommender.service.recommend.SmallWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command of the README does what it says, by the curl that people have. */
class ReadmeTest {
  private static final String KEY = "the-key-of-the-readme";
  private static final String KEYS =
      """
      [{"client":"reader","key":"%s","scopes":["read","events","privacy","admin"]}]
      """
          .formatted(KEY);

  /** Commands that are not calls of this service; other tests, or the build, run them. */
  private static final Set<String> RUN_ELSEWHERE =
      Set.of(
          "mvn -pl recommender-service package",
          "mvn -pl recommender-service verify",
          "java @recommender-service/target/run.args");

  /** The movies that the README names, in the places of movies of the small world. */
  private static final Map<Integer, Movie> NAMED =
      Stream.of(
              movie(1, "Toy Story", 1995, 999, "Animation", "Children", "Comedy"),
              movie(6, "Heat", 1995, 994, "Crime", "Drama"),
              movie(7, "Sabrina", 1995, 993, "Comedy", "Romance"),
              movie(10, "The Matrix", 1999, 990, "Action", "Sci-Fi"),
              movie(15, "Sabrina", 1954, 985, "Comedy", "Romance"))
          .collect(Collectors.toMap(Movie::id, Function.identity()));

  @TempDir private Path folder;
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server = new TestServer(ApiKeysFile.open(Files.writeString(folder.resolve("keys.json"), KEYS)));
    List<PublishedItem> items = server.world.items.stream().map(ReadmeTest::named).toList();
    server.becomes(new ModelState.Ready(InMemoryModelSource.model(SmallWorld.RANK, items)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void everyCommandOfTheReadmeWorks() throws Exception {
    int calls = 0;
    for (String line : ReadmeExamples.read(Path.of("README.md")).commands()) {
      String plain = line.replaceFirst("\\s+#.*", "").strip();
      if (!plain.isEmpty() && !RUN_ELSEWHERE.contains(plain)) {
        Call call = ReadmeExamples.call(line);
        int status = status(call.command());
        assertThat(call.accepts(status))
            .as("%s answers %d: %s", line, status, Files.readString(answer()))
            .isTrue();
        calls++;
      }
    }
    assertThat(calls).isGreaterThan(5);
  }

  @Test
  void aCommentMayBeginWithTheStatus() {
    assertThat(ReadmeExamples.call("curl 'localhost:8080/v1/a?b=c#d'   # 404 with suggestions"))
        .isEqualTo(new Call("curl 'localhost:8080/v1/a?b=c#d'", 404));
    assertThat(ReadmeExamples.call("curl localhost:8080/v1/model # 1 to 100 answers"))
        .isEqualTo(new Call("curl localhost:8080/v1/model", 0));
    assertThat(new Call("curl x", 0).accepts(204)).isTrue();
    assertThat(new Call("curl x", 0).accepts(300)).isFalse();
    assertThat(new Call("curl x", 404).accepts(200)).isFalse();
  }

  @Test
  void refusesWhatItDoesNotUnderstand() {
    for (String line : List.of("wget localhost:8080", "curl localhost:8080/ | jq .", "KEY=abc")) {
      assertThatThrownBy(() -> ReadmeExamples.call(line)).hasMessageContaining(line);
    }
  }

  @Test
  void joinsLinesAndLeavesOtherLanguagesAlone() throws IOException {
    Path readme =
        Files.writeString(
            folder.resolve("README.md"),
            """
            ```json
            {"a": 1}
            ```
            ```sh
            curl localhost:8080/v1/model \\
              -H 'Accept: text/plain'
            ```
            """);
    assertThat(ReadmeExamples.read(readme).commands())
        .containsExactly("curl localhost:8080/v1/model -H 'Accept: text/plain'");
  }

  private int status(String command) throws IOException, InterruptedException {
    String here =
        command
            .replace("localhost:8080", "127.0.0.1:" + server.port())
            .replace("localhost:8081", "127.0.0.1:" + server.managementPort())
            .replaceFirst(
                "curl", "curl -sS --max-time 20 -o '%s' -w '%%{http_code}'".formatted(answer()));
    Files.writeString(answer(), "");
    ProcessBuilder shell = new ProcessBuilder("bash", "-c", here).directory(folder.toFile());
    shell.environment().put("KEY", KEY);
    Process curl = shell.redirectErrorStream(true).start();
    String printed = new String(curl.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(curl.waitFor()).as("%s: %s", here, printed).isZero();
    return Integer.parseInt(printed);
  }

  private Path answer() {
    return folder.resolve("answer");
  }

  private static PublishedItem named(PublishedItem item) {
    Movie movie = NAMED.getOrDefault(item.movie().id(), item.movie());
    return new PublishedItem(movie, item.factors(), item.audience());
  }
}
