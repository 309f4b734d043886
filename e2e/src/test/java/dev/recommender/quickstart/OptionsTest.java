package dev.recommender.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OptionsTest {
  private static final Path MODEL = Path.of("movies.yaml");

  @Test
  void everythingHasADefault() {
    assertThat(parse()).isEqualTo(new Options(MODEL, null, 0, null, false));
  }

  @Test
  void everythingCanBeGiven() {
    assertThat(
            parse(
                "--once", "--data", "ml", "--model", "m.yaml", "--title", "Heat", "--port", "9000"))
        .isEqualTo(new Options(Path.of("m.yaml"), Path.of("ml"), 9000, "Heat", true));
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(() -> parse("--fast"))
        .hasMessage("argument \"--fast\": unknown, or its value is missing");
    assertThatThrownBy(() -> parse("--fast", "yes")).hasMessage("argument \"--fast\" is unknown");
    assertThatThrownBy(() -> parse("--port", "http"))
        .hasMessage("--port is \"http\", expected a number from 1 to 65535");
  }

  private static Options parse(String... args) {
    return Options.parse(args, MODEL);
  }
}
