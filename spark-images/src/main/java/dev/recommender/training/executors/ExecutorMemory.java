package dev.recommender.training.executors;

import dev.recommender.training.failure.RunFailure;
import java.util.Map;
import org.apache.spark.network.util.JavaUtils;
import org.jspecify.annotations.Nullable;

/** How the memory of an executor's pod is divided, in MiB; the sum is the limit of the pod. */
record ExecutorMemory(long heap, long overhead) {
  static final String HEAP = "spark.executor.memory";
  static final String OVERHEAD = "spark.executor.memoryOverhead";

  /** Spark refuses to start an executor with less. */
  private static final long LEAST_HEAP = 450;

  private static final long LEAST_OVERHEAD = 384;
  private static final long OVERHEAD_SHARE = 5;

  /** One part may be given; the other is the rest. */
  static ExecutorMemory of(long limit, Map<String, String> conf) {
    Long heap = given(conf, HEAP);
    Long overhead = given(conf, OVERHEAD);
    if (overhead == null) {
      overhead = heap == null ? Math.max(LEAST_OVERHEAD, limit / OVERHEAD_SHARE) : limit - heap;
    }
    return checked(new ExecutorMemory(heap == null ? limit - overhead : heap, overhead), limit);
  }

  private static ExecutorMemory checked(ExecutorMemory memory, long limit) {
    if (memory.heap < LEAST_HEAP || memory.overhead < 0 || memory.heap + memory.overhead != limit) {
      throw RunFailure.configuration(
          "InvalidArgument",
          "executors have %d MiB, of which %d would be heap and %d overhead; expected a heap of at least %d MiB and a sum of %d"
              .formatted(limit, memory.heap, memory.overhead, LEAST_HEAP, limit));
    }
    return memory;
  }

  private static @Nullable Long given(Map<String, String> conf, String key) {
    String value = conf.get(key);
    try {
      return value == null ? null : JavaUtils.byteStringAsMb(value);
    } catch (NumberFormatException e) {
      throw RunFailure.configuration(
          "InvalidArgument",
          "argument --spark-conf has %s \"%s\", expected a size such as \"2g\""
              .formatted(key, value));
    }
  }
}
