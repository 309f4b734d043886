package dev.recommender.training.benchmark;

import dev.recommender.training.SparkForTests;
import dev.recommender.training.clean.CleanData;
import dev.recommender.training.clean.TimeWindow;
import dev.recommender.training.load.DatasetFiles;
import dev.recommender.training.load.DatasetFormat;
import dev.recommender.training.load.DatasetSource;
import dev.recommender.training.load.RawTables;
import dev.recommender.training.people.PeopleSnapshot;
import dev.recommender.training.people.Pseudonyms;
import dev.recommender.training.train.AlsParameters;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.spark.sql.SparkSession;

/**
 * Prints the comparisons as Markdown. Arguments: folder of a MovieLens set, address of
 * Elasticsearch, rank, iterations, seed, cores, process id of Elasticsearch.
 */
public final class SideBySideMain {
  private static final TopKComparison.Size TOP_K = new TopKComparison.Size(5_000, 62_000, 64, 100);

  private SideBySideMain() {}

  public static void main(String[] args) throws Exception {
    Path scratch = Files.createTempDirectory("side-by-side-").toAbsolutePath();
    SparkSession spark = SparkForTests.start(Integer.parseInt(args[5]), scratch);
    AlsParameters parameters =
        new AlsParameters(
            Integer.parseInt(args[2]), Integer.parseInt(args[3]), 0.05, 1, Long.parseLong(args[4]));
    System.out.println(Comparison.HEAD);
    CleanData data = data(spark, Path.of(args[0]), scratch);
    System.out.println(new TrainingStageComparison(spark, data, parameters).measure().row());
    System.out.println(new TopKComparison(spark, TOP_K).measure().row());
    System.out.println();
    ProcessHandle server = ProcessHandle.of(Long.parseLong(args[6])).orElseThrow();
    System.out.println(new Publishing(spark, URI.create(args[1]), server).measure());
    spark.stop();
  }

  private static CleanData data(SparkSession spark, Path folder, Path scratch) throws Exception {
    DatasetFiles files =
        DatasetFiles.open(new DatasetSource(folder.toUri(), DatasetFormat.CSV, null), scratch);
    Pseudonyms pseudonyms = new Pseudonyms("a key".getBytes(StandardCharsets.UTF_8));
    return CleanData.of(
        RawTables.read(spark, files),
        pseudonyms,
        PeopleSnapshot.ofNobody(Instant.now()),
        new TimeWindow(0, Long.MAX_VALUE));
  }
}
