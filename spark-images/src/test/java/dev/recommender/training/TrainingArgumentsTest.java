package dev.recommender.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recommender.training.failure.RunFailure;
import dev.recommender.training.train.AlsParameters;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TrainingArgumentsTest {
  private final Arguments arguments = new Arguments(Path.of("/data"), Path.of("/key"));

  @Test
  void readsAllArguments() {
    TrainingArguments parsed = arguments.parse();
    assertThat(parsed.run().version()).isEqualTo(7);
    assertThat(parsed.model().als()).isEqualTo(new AlsParameters(4, 2, 0.05, 1, 42));
    assertThat(parsed.dataset().sha256()).as("an empty value is not set").isNull();
    assertThat(parsed.indices().items()).isEqualTo("m-items-v7");
    assertThat(parsed.indices().catalogue()).isEqualTo("m-catalogue");
    assertThat(parsed.driverCores()).isEqualTo(2);
  }

  @Test
  void someArgumentsHaveDefaults() {
    TrainingArguments parsed = arguments.without("executors").without("driver-cores").parse();
    assertThat(parsed.driverCores()).isEqualTo(Runtime.getRuntime().availableProcessors());
  }

  @ParameterizedTest(name = "--{0}={1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rank             | 0           | InvalidArgument | argument --rank is "0", expected a whole number >= 1
          rank             | many        | InvalidArgument | argument --rank is "many", expected a whole number >= 1
          reg-param        | -1          | InvalidArgument | argument --reg-param is "-1", expected a number >= 0.0
          alpha            | NaN         | InvalidArgument | argument --alpha is "NaN", expected a number >= 0.0
          positive-rating  | 6           | InvalidArgument | argument --positive-rating is "6", expected a number from 0.5 to 5.0
          metric           | Rmse        | InvalidArgument | argument --metric is "Rmse", expected NdcgAt10 or RecallAt20 with --feedback=Implicit
          metric           | F1          | InvalidArgument | argument --metric is "F1", expected one of [NdcgAt10, RecallAt20, Rmse]
          feedback         | Explicit    | NotSupported    | argument --feedback is "Explicit", which is not supported yet; expected "Implicit"
          feedback         | Both        | InvalidArgument | argument --feedback is "Both", expected one of [Implicit]
          split            | Random      | NotSupported    | argument --split is "Random", which is not supported yet; expected "Temporal"
          consent          | Required    | NotSupported    | argument --consent is "Required", which is not supported yet; expected "NotRequired"
          dataset-format   | MovieLensDat | NotSupported   | argument --dataset-format is "MovieLensDat", which is not supported yet; expected "MovieLensCsv"
          executors        | 2           | NotSupported    | argument --executors is 2, which is not supported yet; expected 0
          dataset-uri      | s3a://b/k   | NotSupported    | argument --dataset-uri is "s3a://b/k": s3a: is not supported yet, expected file:
          dataset-uri      | /data       | InvalidArgument | argument --dataset-uri is "/data", expected file:///<absolute path>
          elasticsearch-url | localhost  | InvalidArgument | argument --elasticsearch-url is "localhost", expected http(s)://<host>:<port>
          run-id           | ''          | InvalidArgument | argument --run-id is missing, expected a value
          catalogue-index  | ''          | InvalidArgument | argument --catalogue-index is missing, expected a value
          iterations       | 15          | InvalidArgument | argument --iterations is unknown
          """)
  void refusesInOneSentence(String name, String value, String reason, String sentence) {
    assertThatThrownBy(() -> arguments.with(name, value).parse())
        .isInstanceOf(RunFailure.class)
        .hasMessage(sentence)
        .extracting(e -> ((RunFailure) e).reason())
        .isEqualTo(reason);
  }

  @Test
  void refusesWhatIsNoArgument() {
    assertThatThrownBy(() -> new Flags(new String[] {"rank=3"}))
        .hasMessage("argument \"rank=3\": expected --name=value");
    assertThatThrownBy(() -> new Flags(new String[] {"--rank=3", "--rank=4"}))
        .hasMessage("argument --rank is given twice");
  }
}
