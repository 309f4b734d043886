package dev.recommender.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recommender.training.clean.DataContract;
import dev.recommender.training.failure.RunFailure;
import dev.recommender.training.people.ConsentMode;
import dev.recommender.training.people.PeopleRules;
import dev.recommender.training.train.AlsParameters;
import dev.recommender.training.train.Feedback;
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
    assertThat(parsed.spark().driverCores()).isEqualTo(2);
  }

  @Test
  void someArgumentsHaveDefaults() {
    TrainingArguments parsed = arguments.without("executors").without("driver-cores").parse();
    assertThat(parsed.contract()).isEqualTo(new DataContract(1, 1, 1, 5, 0, 0));
    assertThat(parsed.spark().driverCores()).isEqualTo(Runtime.getRuntime().availableProcessors());
  }

  @Test
  void explicitFeedbackHasItsOwnArguments() {
    arguments.with("feedback", "Explicit").with("positive-rating", "").with("metric", "Rmse");
    TrainingArguments parsed = arguments.without("alpha").with("blocks", "3").parse();
    assertThat(parsed.model().als())
        .isEqualTo(new AlsParameters(Feedback.EXPLICIT, 4, 2, 0.05, 0, 3, 42));
    assertThat(parsed.model().positiveRating()).isEqualTo(3.5);
    assertThatThrownBy(() -> arguments.with("alpha", "1").parse())
        .hasMessage("argument --alpha is \"1\", expected none with --feedback=Explicit");
  }

  @Test
  void readsWhatMayBeUsedOfPeople() {
    assertThat(arguments.parse().privacy().rules())
        .isEqualTo(new PeopleRules(ConsentMode.NOT_REQUIRED, false, 365));
    assertThat(arguments.parse().liveVersion()).isNull();
    TrainingArguments parsed =
        arguments
            .with("consent", "Required")
            .with("include-events", "true")
            .with("event-retention-days", "30")
            .with("live-version", "6")
            .parse();
    assertThat(parsed.privacy().rules()).isEqualTo(new PeopleRules(ConsentMode.REQUIRED, true, 30));
    assertThat(parsed.liveVersion()).isEqualTo(6);
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
          feedback         | Explicit    | InvalidArgument | argument --positive-rating is "3.5", expected none with --feedback=Explicit
          blocks           | 0           | InvalidArgument | argument --blocks is "0", expected a whole number >= 1
          feedback         | Both        | InvalidArgument | argument --feedback is "Both", expected one of [Implicit, Explicit]
          split            | Sampled     | InvalidArgument | argument --split is "Sampled", expected one of [Temporal, Random]
          dataset-format   | Parquet     | InvalidArgument | argument --dataset-format is "Parquet", expected one of [MovieLensCsv, MovieLensDat]
          consent          | Maybe       | InvalidArgument | argument --consent is "Maybe", expected one of [Required, NotRequired]
          include-events   | yes         | InvalidArgument | argument --include-events is "yes", expected one of [true, false]
          event-retention-days | 0       | InvalidArgument | argument --event-retention-days is "0", expected a whole number >= 1
          live-version     | six         | InvalidArgument | argument --live-version is "six", expected a whole number >= 1
          dataset-uri      | s3a://b/k   | CredentialsMissing | reading an s3a: data set: the environment variable AWS_ACCESS_KEY_ID is not set, expected [AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY]
          dataset-uri      | http://h/k.zip | InvalidArgument | argument --dataset-uri is "http://h/k.zip", expected file:///<absolute path>, https://<host>/<path>.zip or s3a://<bucket>/<path>
          dataset-uri      | https://me:secret@h/k.zip?token=t | InvalidArgument | argument --dataset-uri is "https://h/k.zip", expected file:///<absolute path>, https://<host>/<path>.zip or s3a://<bucket>/<path>
          dataset-uri      | https://h/a k.zip?token=t | InvalidArgument | argument --dataset-uri is "https://h/a k.zip", expected a URI
          dataset-uri      | https://me:se cret@h/k.zip | InvalidArgument | argument --dataset-uri is "an address that cannot be read", expected a URI
          dataset-uri      | /data?token=t | InvalidArgument | argument --dataset-uri is "/data", expected file:///<absolute path>, https://<host>/<path>.zip or s3a://<bucket>/<path>
          dataset-uri      | /data       | InvalidArgument | argument --dataset-uri is "/data", expected file:///<absolute path>, https://<host>/<path>.zip or s3a://<bucket>/<path>
          max-drift        | -1          | InvalidArgument | argument --max-drift is "-1", expected a number >= 0.0
          max-age-seconds  | 1d          | InvalidArgument | argument --max-age-seconds is "1d", expected a whole number >= 0
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
