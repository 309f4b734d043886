package dev.recommender.training.benchmark;

import dev.recommender.training.evaluate.EvaluatedTopK;
import dev.recommender.training.train.ItemFactors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The evaluation's ranking of the whole catalogue beside MLlib's, with the same answers. */
final class TopKComparison {
  /** Sums in another order may swap the last of the best. */
  private static final double ALMOST_ALL = 0.999;

  private static final int PARTITIONS = 2;
  private static final StructType SCHEMA =
      new StructType()
          .add("id", "int")
          .add("features", DataTypes.createArrayType(DataTypes.FloatType, false));

  private final SparkSession spark;
  private final Size size;
  private final float[] users;
  private final float[] items;
  private int[][] ours = {};
  private List<Row> mllib = List.of();

  /** How much is ranked; k is how many are kept of each user. */
  record Size(int users, int items, int rank, int k) {
    @Override
    public String toString() {
      return "top %d of %,d × %,d × %d".formatted(k, users, items, rank);
    }
  }

  TopKComparison(SparkSession spark, Size size) {
    this.spark = spark;
    this.size = size;
    Random random = new Random(5);
    this.users = vectors(size.users() * size.rank(), random);
    this.items = vectors(size.items() * size.rank(), random);
  }

  Comparison measure() throws Exception {
    ItemFactors factors = factors();
    ALSModel model = model();
    Effort[] efforts = Comparison.inTurn(() -> rank(factors), () -> recommend(model));
    requireSameAnswers();
    return Comparison.speedUp(
        new Comparison.Way(size.toString(), efforts[0]),
        new Comparison.Way("ALSModel.recommendForAllUsers", efforts[1]),
        "≥ 10");
  }

  /** Both ways once; throws when their answers differ. */
  void compareAnswers() {
    rank(factors());
    recommend(model());
    requireSameAnswers();
  }

  private ItemFactors factors() {
    ItemFactors factors = new ItemFactors(size.items(), size.rank());
    for (int item = 0; item < size.items(); item++) {
      factors.set(item, vector(items, item));
    }
    return factors;
  }

  private ALSModel model() {
    return new ALSModel("als", size.rank(), table(users), table(items))
        .setUserCol("user")
        .setItemCol("item");
  }

  private void rank(ItemFactors factors) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<ItemFactors> shared = context.broadcast(factors);
    int count = size.items();
    int k = size.k();
    ours =
        context
            .parallelize(halves(), PARTITIONS)
            .map(half -> EvaluatedTopK.best(half, shared.value(), count, k))
            .collect()
            .stream()
            .flatMap(Arrays::stream)
            .toArray(int[][]::new);
    shared.destroy();
  }

  private void recommend(ALSModel model) {
    mllib = model.recommendForAllUsers(size.k()).collectAsList();
  }

  private void requireSameAnswers() {
    Map<Integer, Set<Integer>> recommended = new HashMap<>();
    for (Row row : mllib) {
      Set<Integer> best = new HashSet<>();
      row.<Row>getList(1).forEach(item -> best.add(item.getInt(0)));
      recommended.put(row.getInt(0), best);
    }
    long same = 0;
    for (int user = 0; user < size.users(); user++) {
      same += IntStream.of(ours[user]).filter(recommended.get(user)::contains).count();
    }
    double share = (double) same / size.users() / size.k();
    if (share < ALMOST_ALL) {
      throw new IllegalStateException(
          "ranking %s: %.4f of the answers are MLlib's, expected %s"
              .formatted(size, share, ALMOST_ALL));
    }
  }

  private List<float[]> halves() {
    int middle = size.users() / 2 * size.rank();
    return List.of(Arrays.copyOf(users, middle), Arrays.copyOfRange(users, middle, users.length));
  }

  private Dataset<Row> table(float[] vectors) {
    List<Row> rows = new ArrayList<>();
    for (int id = 0; id < vectors.length / size.rank(); id++) {
      rows.add(RowFactory.create(id, vector(vectors, id)));
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Dataset<Row> table =
        spark.createDataFrame(context.parallelize(rows, PARTITIONS), SCHEMA).cache();
    table.count();
    return table;
  }

  private float[] vector(float[] vectors, int n) {
    return Arrays.copyOfRange(vectors, n * size.rank(), (n + 1) * size.rank());
  }

  private static float[] vectors(int length, Random random) {
    float[] values = new float[length];
    for (int n = 0; n < length; n++) {
      values[n] = (float) random.nextGaussian();
    }
    return values;
  }
}
