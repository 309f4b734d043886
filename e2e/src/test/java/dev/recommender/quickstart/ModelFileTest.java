package dev.recommender.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recommender.quickstart.ModelFile.InvalidModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
  private static final Map<String, String> VARIABLES =
      Map.of("DATASET", "file:///data", "ELASTICSEARCH", "http://127.0.0.1:9200");

  @TempDir private Path folder;

  @Test
  void theModelOfTheQuickStartIsValid() throws Exception {
    var model = new ModelFile(Path.of("movies.yaml"), VARIABLES).read();
    assertThat(model.getMetadata().getName()).isEqualTo("movies");
    assertThat(model.<String>get("spec", "dataset", "uri")).isEqualTo("file:///data");
  }

  @Test
  void tellsWhatIsWrongWithAnEditedModel() throws IOException {
    String yaml = Files.readString(Path.of("movies.yaml"));
    assertRefused(
        yaml.replace("rank: 64", "rank: 0"), "spec.training.rank is 0: must be at least 1");
    assertRefused("a: [", "is no YAML of a RecommenderModel");
    assertThatThrownBy(() -> new ModelFile(folder.resolve("none.yaml"), VARIABLES).read())
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("does not exist");
  }

  @Test
  void noticesAChange() throws Exception {
    Path file = Files.copy(Path.of("movies.yaml"), folder.resolve("movies.yaml"));
    var model = new ModelFile(file, VARIABLES);
    assertThat(model.hasChanged()).isTrue();
    model.read();
    assertThat(model.hasChanged()).isFalse();
    Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(1));
    assertThat(model.hasChanged()).isTrue();
  }

  private void assertRefused(String yaml, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("edited.yaml"), yaml);
    assertThatThrownBy(() -> new ModelFile(file, VARIABLES).read())
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining(message);
  }
}
