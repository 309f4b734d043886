package dev.recommender.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recommender.training.failure.RunFailure;
import dev.recommender.training.train.AlsParameters;
import dev.recommender.training.train.Feedback;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  /** As a run checks it. */
  @ParameterizedTest
  @CsvSource({
    "file:///a b, InvalidArgument",
    "ftp://host/data, InvalidArgument",
    "/data, InvalidArgument",
    "s3a://bucket/data, CredentialsMissing"
  })
  void theAddressOfTheDataSetIsChecked(String address, String reason) {
    assertThatThrownBy(() -> parse("--dataset-uri=" + address))
        .isInstanceOfSatisfying(
            RunFailure.class, failure -> assertThat(failure.reason()).isEqualTo(reason));
  }

  @Test
  void theModelOfStarsSharesIterationsAndSeed() {
    AlsParameters explicit =
        parse("--dataset-uri=file:///data", "--max-iter=7", "--seed=3").explicit();
    assertThat(explicit).isEqualTo(new AlsParameters(Feedback.EXPLICIT, 32, 7, 0.15, 0, 2, 3));
  }

  private static CompareArguments parse(String... arguments) {
    return CompareArguments.parse(new Flags(arguments), Map.of());
  }
}
