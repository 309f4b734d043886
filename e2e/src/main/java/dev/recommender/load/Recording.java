package dev.recommender.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one client saw; of one thread until that has ended. */
final class Recording {
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;
  private static final int MOST_SAMPLES = 100;

  private final int sampleEvery;
  private long[] nanos = new long[1 << 12];
  private int answered;
  private final Map<Integer, Long> statuses = new TreeMap<>();
  private final List<Sample> samples = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private long sheddingWithoutRetryAfter;
  private long cpuNanos;

  Recording(int sampleEvery) {
    this.sampleEvery = sampleEvery;
  }

  void answered(int request, Answer answer, long took) {
    statuses.merge(answer.status(), 1L, Long::sum);
    if (answer.status() == UNAVAILABLE && !answer.retryAfter()) {
      sheddingWithoutRetryAfter++;
    }
    if (answer.status() != OK) {
      return;
    }
    if (answered == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * answered);
    }
    nanos[answered++] = took;
    if (answered % sampleEvery == 1 && samples.size() < MOST_SAMPLES) {
      samples.add(new Sample(request, answer));
    }
  }

  void failed(Exception failure) {
    failures.add(failure.toString());
  }

  void ended(long cpu) {
    cpuNanos = cpu;
  }

  long[] nanos() {
    return Arrays.copyOf(nanos, answered);
  }

  Map<Integer, Long> statuses() {
    return statuses;
  }

  List<Sample> samples() {
    return samples;
  }

  List<String> failures() {
    return failures;
  }

  long sheddingWithoutRetryAfter() {
    return sheddingWithoutRetryAfter;
  }

  long cpuNanos() {
    return cpuNanos;
  }
}
