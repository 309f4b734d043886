package dev.recommender.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class BenchmarkOptionsTest {
  @Test
  void everythingButTheBenchmarkHasADefault() {
    assertThat(parse("training"))
        .isEqualTo(new BenchmarkOptions("training", List.of("100k"), TrainingParameters.CURVE));
    assertThat(parse("side-by-side").parameters()).isEqualTo(TrainingParameters.SIDE_BY_SIDE);
  }

  @Test
  void everythingCanBeGiven() {
    assertThat(
            parse(
                "training",
                "--ratings=1M,10M",
                "--rank=64",
                "--max-iter=10",
                "--cores=4",
                "--heap=7g",
                "--seed=3"))
        .isEqualTo(
            new BenchmarkOptions(
                "training", List.of("1M", "10M"), new TrainingParameters(64, 10, 4, "7g", 3)));
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(() -> parse()).hasMessageContaining("first argument is \"\"");
    assertThatThrownBy(() -> parse("reading")).hasMessageContaining("\"reading\"");
    assertThatThrownBy(() -> parse("training", "--fast=yes"))
        .hasMessage("argument \"--fast\" is unknown");
    assertThatThrownBy(() -> parse("training", "--rank=0"))
        .hasMessage("--rank is \"0\", expected a whole number >= 1");
    assertThatThrownBy(() -> parse("training", "--ratings=3M")).hasMessageContaining("\"3M\"");
    assertThatThrownBy(() -> parse("side-by-side", "--ratings=100k,1M"))
        .hasMessageContaining("expected one size");
  }

  private static BenchmarkOptions parse(String... args) {
    return BenchmarkOptions.parse(args);
  }
}
