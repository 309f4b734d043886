package dev.recommender.training.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.recommender.training.failure.RunFailure;
import org.junit.jupiter.api.Test;

final class DataContractTest {
  private static final DataContract CONTRACT = new DataContract(1000, 50, 40, 5);

  @Test
  void acceptsWhatIsExactlyEnough() {
    assertThatCode(() -> CONTRACT.check(new DataCounts(1900, 50, 40, 100)))
        .doesNotThrowAnyException();
  }

  @Test
  void namesEveryBrokenRule() {
    RunFailure failure = failure(new DataCounts(900, 49, 39, 100));
    assertThat(failure.reason()).isEqualTo("ContractBroken");
    assertThat(failure)
        .hasMessage(
            "checking the data contract: ratings are 900, expected at least 1000;"
                + " users are 49, expected at least 50; rated movies are 39, expected at least 40;"
                + " rejected rows are 10.00 %, expected at most 5.0 %");
  }

  @Test
  void saysThatNothingIsUsable() {
    RunFailure failure = failure(new DataCounts(0, 0, 0, 7));
    assertThat(failure.reason()).isEqualTo("EmptyDataset");
    assertThat(failure).hasMessageContaining("7 rows");
  }

  private static RunFailure failure(DataCounts counts) {
    return catchThrowableOfType(RunFailure.class, () -> CONTRACT.check(counts));
  }
}
