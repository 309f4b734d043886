package dev.recommender.service.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.recommender.service.scan.PlainScan.Scored;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the codes rule out is never among the best: the answer is that of scoring every row. */
class ExactnessTest {
  private final Matrices matrices = new Matrices(7);

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 7, 50, 64, 129})
  void findsTheBestOfAnyRank(int rank) {
    assertExact(matrices.normal(3_000, rank, 0.3f), matrices.vector(rank, 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4_095, 4_096, 4_097, 8_192, 10_000})
  void findsTheBestOfAnyNumberOfRows(int rows) {
    assertExact(matrices.normal(rows, 16, 0.3f), matrices.vector(16, 1));
  }

  @Test
  void findsTheBestAmongRowsThatAreAlmostAlike() {
    float[][] matrix = matrices.clustered(6_000, 32, 5);
    assertExact(matrix, matrix[17]);
    assertExact(matrix, matrices.vector(32, 1));
  }

  @Test
  void findsTheBestOfRowsInAscendingAndDescendingOrder() {
    float[] vector = matrices.vector(16, 1);
    float[][] matrix = matrices.normal(5_000, 16, 1);
    Arrays.sort(matrix, (a, b) -> Float.compare(score(vector, a), score(vector, b)));
    assertExact(matrix, vector);
    assertExact(List.of(matrix).reversed().toArray(float[][]::new), vector);
  }

  @Test
  void prefersTheLowerOfRowsThatAreEqual() {
    float[][] few = matrices.normal(7, 8, 1);
    float[][] matrix =
        IntStream.range(0, 5_000).mapToObj(row -> few[row % 7]).toArray(float[][]::new);
    assertExact(matrix, matrices.vector(8, 1));
    assertExact(matrix, new float[8]);
    assertExact(new float[5_000][8], matrices.vector(8, 1));
  }

  @ParameterizedTest
  @ValueSource(floats = {0x1p-149f, 1e-39f, 1e-30f, 1e-19f, 1e5f, 1e15f, 1e25f, 1e37f})
  void findsTheBestOfHugeAndTinyValues(float size) {
    float[][] matrix = matrices.normal(3_000, 12, size);
    assertExact(matrix, matrices.vector(12, 1));
    assertExact(matrix, matrices.vector(12, size));
    assertExact(matrix, matrices.vector(12, 1e-40f));
  }

  /** Explicit feedback: the last dimension is a bias in stars, beside factors of thousandths. */
  @Test
  void findsTheBestWhereOneDimensionIsLarge() {
    float[][] matrix = matrices.normal(5_000, 33, 0.01f);
    for (float[] row : matrix) {
      row[32] = matrices.between(1, -2, 2)[0];
    }
    float[] vector = matrices.vector(33, 3);
    vector[32] = 1;
    assertExact(matrix, vector);
  }

  @Test
  void findsTheBestWhereOneRowIsFarFromAllOthers() {
    float[][] matrix = matrices.normal(3_000, 10, 1e-3f);
    Arrays.fill(matrix[1_500], 1e9f);
    Arrays.fill(matrix[2_500], -1e30f);
    assertExact(matrix, matrices.vector(10, 1));
  }

  @Test
  void findsARowWhoseSumOverflowsOnTheWay() {
    float[][] matrix = new float[2_000][24];
    for (float[] row : matrix) {
      row[0] = -1;
    }
    matrix[1_234] = Matrices.overflowing();
    float[] vector = new float[24];
    Arrays.fill(vector, 1);
    assertExact(matrix, vector);
  }

  @Test
  void findsTheBestKeysWithAScaleAndABonus() {
    float[][] matrix = matrices.normal(5_000, 24, 0.3f);
    float[] scale = matrices.between(5_000, 0, 3);
    float[] bonus = matrices.between(5_000, -5, 5);
    float[] rounded = bonus.clone();
    IntStream.range(0, rounded.length).forEach(row -> rounded[row] = Math.round(rounded[row]));
    scale[10] = 0;
    ScanQuery query = ScanQuery.of(matrices.vector(24, 1), 50, p -> true);
    assertExact(matrix, query.scaledBy(scale));
    assertExact(matrix, query.plus(0.5f, bonus));
    assertExact(matrix, query.plus(-2f, bonus));
    assertExact(matrix, query.scaledBy(scale).plus(1e6f, rounded));
    assertExact(matrix, query.scaledBy(new float[5_000]).plus(1, rounded));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 9, 10, 11, 500})
  void findsTheBestOfFewAllowedRows(int allowed) {
    float[][] matrix = matrices.normal(5_000, 16, 1);
    IntPredicate some = position -> position % 7 == 0 && position < 14 * allowed;
    assertExact(matrix, ScanQuery.of(matrices.vector(16, 1), 10, some));
  }

  @Test
  void asksForFewRowsWhetherTheyAreAllowed() {
    AtomicInteger asked = new AtomicInteger();
    Factors factors = Matrices.factors(matrices.normal(60_000, 32, 1));
    ScanQuery query =
        ScanQuery.of(matrices.vector(32, 1), 10, position -> asked.incrementAndGet() > 0);
    assertThat(new FactorScan(factors).best(query).size()).isEqualTo(10);
    assertThat(asked.get()).isLessThan(600);
  }

  @Test
  void asksForFewRowsThoughTheBestComeLast() {
    AtomicInteger asked = new AtomicInteger();
    float[][] matrix = new float[60_000][1];
    for (int row = 0; row < matrix.length; row++) {
      matrix[row][0] = row;
    }
    ScanQuery query = ScanQuery.of(new float[] {1}, 10, position -> asked.incrementAndGet() > 0);
    assertThat(new FactorScan(Matrices.factors(matrix)).best(query).score(0)).isEqualTo(59_999f);
    assertThat(asked.get()).isLessThan(20_000);
  }

  @Test
  void needsNoMoreMemoryForMoreRows() {
    long few = allocated(new FactorScan(Matrices.factors(matrices.normal(2_000, 8, 1))));
    long many = allocated(new FactorScan(Matrices.factors(matrices.normal(200_000, 8, 1))));
    assertThat(many).isLessThan(few + 1_000);
  }

  private long allocated(FactorScan scan) {
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    ScanQuery query = ScanQuery.of(matrices.vector(8, 1), 10, p -> true);
    assertThat(scan.best(query).size()).isEqualTo(10);
    long before = thread.getCurrentThreadAllocatedBytes();
    Ranking found = scan.best(query);
    long after = thread.getCurrentThreadAllocatedBytes();
    assertThat(found.size()).isEqualTo(10);
    return after - before;
  }

  private void assertExact(float[][] matrix, float[] vector) {
    assertExact(matrix, ScanQuery.of(vector, 1, p -> true));
    assertExact(matrix, ScanQuery.of(vector, 100, p -> true));
  }

  private void assertExact(float[][] matrix, ScanQuery query) {
    Factors factors = Matrices.factors(matrix);
    Ranking found = new FactorScan(factors).best(query);
    List<Scored> expected = PlainScan.best(factors, query);
    assertThat(IntStream.range(0, found.size()).map(found::position).boxed())
        .isEqualTo(expected.stream().map(scored -> factors.position(scored.row())).toList());
    assertThat(IntStream.range(0, found.size()).mapToObj(found::score))
        .isEqualTo(expected.stream().map(Scored::key).toList());
  }

  private static float score(float[] vector, float[] row) {
    return FactorScan.dot(vector, row, 0);
  }
}
