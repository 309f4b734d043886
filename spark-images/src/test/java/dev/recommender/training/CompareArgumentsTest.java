package dev.recommender.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CompareArgumentsTest {
  @Test
  void everythingButTheDataSetHasADefault() {
    CompareArguments arguments = parse("--dataset-uri=file:///data");
    assertThat(arguments.als().rank()).isEqualTo(64);
    assertThat(arguments.als().alpha()).isEqualTo(1);
    assertThat(arguments.minimumAudience()).isEqualTo(20);
    assertThat(arguments.sweep()).isNull();
  }

  @Test
  void aSweepTakesLists() {
    CompareArguments arguments =
        parse("--dataset-uri=file:///data", "--sweep=true", "--ranks=8,16", "--alphas=0.5");
    assertThat(arguments.sweep().ranks()).containsExactly(8, 16);
    assertThat(arguments.sweep().alphas()).isEqualTo(List.of(0.5));
    assertThat(arguments.sweep().iterations()).containsExactly(10, 15);
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> parse("--dataset-uri=file:///data", "--sweep=true", "--ranks=8;16"))
        .hasMessage("argument --ranks is \"8;16\", expected numbers with commas between them");
    assertThatThrownBy(() -> parse("--dataset-uri=file:///data", "--ranks=8"))
        .as("without a sweep it has no effect")
        .hasMessage("argument --ranks is unknown");
  }

  private static CompareArguments parse(String... arguments) {
    return CompareArguments.parse(new Flags(arguments));
  }
}
