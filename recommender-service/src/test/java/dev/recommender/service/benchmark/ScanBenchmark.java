package dev.recommender.service.benchmark;

import dev.recommender.service.scan.FactorScan;
import dev.recommender.service.scan.Factors;
import dev.recommender.service.scan.Ranking;
import dev.recommender.service.scan.ScanQuery;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The best rows for a person, found by the scan and by a plain loop over all floats. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
public class ScanBenchmark {
  /** Rows × rank and the best rows wanted: three of a growing catalogue, one as MovieLens has. */
  public enum Shape {
    TEN_THOUSAND(10_000, 50, 10),
    HUNDRED_THOUSAND(100_000, 50, 10),
    MILLION(1_000_000, 50, 10),
    MOVIELENS(62_000, 64, 100);

    private final int rows;
    private final int rank;
    private final int k;

    Shape(int rows, int rank, int k) {
      this.rows = rows;
      this.rank = rank;
      this.k = k;
    }
  }

  @Param public Shape shape = Shape.MOVIELENS;

  private Factors factors = RandomFactors.none();
  private FactorScan scan = new FactorScan(factors);
  private float[][] people = {};
  private int asked;

  @Setup
  public void make() {
    RandomFactors random = new RandomFactors(42, shape.rank);
    factors = random.rows(shape.rows);
    scan = new FactorScan(factors);
    people = random.vectors(1_000);
  }

  @Benchmark
  public Ranking scan() {
    return scan.best(ScanQuery.of(person(), shape.k, position -> true));
  }

  @Benchmark
  public int[] plainLoop() {
    return PlainLoop.best(factors, person(), shape.k);
  }

  private float[] person() {
    return people[asked++ % people.length];
  }
}
