package dev.recommender.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Image and process of a program start with the same options and main class. */
final class ImageTest {
  private final Path root = Checkout.current().root();

  @ParameterizedTest
  @ValueSource(strings = {"operator", "spark-images", "recommender-service"})
  void startsAsTheProcessDoes(String module) throws IOException {
    List<String> process = lines(module + "/src/main/run/run.args");
    List<String> image = lines(".mvn/image/app/jvm.args");

    assertThat(process).startsWith(image.toArray(String[]::new)).hasSize(image.size() + 2);
    assertThat(process.get(image.size())).startsWith("-cp ");
    assertThat(lines("pom.xml").stream().map(String::strip))
        .contains("<mainClass>" + process.getLast() + "</mainClass>")
        .contains("<jvmFlags><jvmFlag>@/app/jvm.args</jvmFlag></jvmFlags>");
  }

  private List<String> lines(String file) throws IOException {
    return Files.readAllLines(root.resolve(file));
  }
}
