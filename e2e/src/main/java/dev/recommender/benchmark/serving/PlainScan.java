package dev.recommender.benchmark.serving;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/** The plain loop over all items in float, one thread, without any layout or trick. */
@SuppressWarnings("ArrayRecordComponent")
record PlainScan(float[] matrix, int dimensions) {
  /** An item and its score. */
  record Scored(int position, float score) {}

  /** What a scan takes: the median of the clock's milliseconds, the mean of the CPU's. */
  record Cost(double millis, double cpuMillis) {}

  private static final int WARM_UP = 50;

  /** The best, best first. */
  Scored[] best(float[] vector, int k) {
    PriorityQueue<Scored> worstFirst =
        new PriorityQueue<>(k + 1, Comparator.comparingDouble(Scored::score));
    for (int position = 0; position * dimensions < matrix.length; position++) {
      float score = dot(vector, position);
      if (worstFirst.size() < k || score > worstFirst.peek().score()) {
        worstFirst.add(new Scored(position, score));
        if (worstFirst.size() > k) {
          worstFirst.remove();
        }
      }
    }
    Scored[] best = worstFirst.toArray(Scored[]::new);
    Arrays.sort(best, Comparator.comparingDouble(Scored::score).reversed());
    return best;
  }

  /** Scans with each of the vectors after a warm-up. */
  Cost cost(float[][] vectors, int k) {
    for (int round = 0; round < WARM_UP; round++) {
      best(vectors[round % vectors.length], k);
    }
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long cpu = threads.getCurrentThreadCpuTime();
    long[] nanos = new long[vectors.length];
    for (int n = 0; n < nanos.length; n++) {
      long started = System.nanoTime();
      best(vectors[n], k);
      nanos[n] = System.nanoTime() - started;
    }
    cpu = threads.getCurrentThreadCpuTime() - cpu;
    Arrays.sort(nanos);
    return new Cost(nanos[nanos.length / 2] / 1e6, cpu / 1e6 / nanos.length);
  }

  float dot(float[] vector, int position) {
    float sum = 0;
    int from = position * dimensions;
    for (int n = 0; n < dimensions; n++) {
      sum += vector[n] * matrix[from + n];
    }
    return sum;
  }
}
