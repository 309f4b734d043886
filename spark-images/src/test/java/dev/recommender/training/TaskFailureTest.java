package dev.recommender.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.recommender.training.failure.RunFailure;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.VoidFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A failure in a task ends the job, whatever hangs on the exception. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class TaskFailureTest {
  /** Like the exceptions of Elasticsearch's client. */
  private static final class Unserializable extends RuntimeException {
    @SuppressWarnings({"unused", "serial"})
    private final Object answer = new Object();
  }

  @Test
  void aNamedFailureKeepsItsReasonAndLosesItsCause() {
    RunFailure failure =
        thrown(() -> RunFailure.elasticsearch("WriteFailed", "writing", new Unserializable()));
    assertThat(failure.reason()).isEqualTo("WriteFailed");
    assertThat(failure.sentence()).isEqualTo("writing");
    assertThat(failure).hasNoCause();
  }

  @Test
  void anyOtherFailureIsUnexpected() {
    assertThat(thrown(Unserializable::new).reason()).isEqualTo("Unexpected");
  }

  private interface Thrown extends java.io.Serializable {
    RuntimeException make();
  }

  private static RunFailure thrown(Thrown thrown) {
    VoidFunction<Integer> task =
        n -> {
          throw thrown.make();
        };
    JavaSparkContext spark =
        JavaSparkContext.fromSparkContext(SparkForTests.spark().sparkContext());
    return RunFailure.of(catchThrowable(() -> spark.parallelize(List.of(1), 1).foreach(task)));
  }
}
