package dev.recommender.training.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.training.SparkForTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.hadoop.mapred.FileInputFormat;
import org.apache.hadoop.mapred.JobConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SentLinesTest {
  @TempDir private Path folder;

  /** Sums depend on the order of lines and on where parts end. */
  @Test
  void haveTheSamePartsAsAFileThatEveryTaskSees() throws IOException {
    List<String> written = IntStream.range(0, 1000).mapToObj(i -> "é".repeat(i % 17) + i).toList();
    Path file = Files.write(folder.resolve("ratings.csv"), written);
    JavaSparkContext spark =
        JavaSparkContext.fromSparkContext(SparkForTests.spark().sparkContext());
    JobConf conf = new JobConf(spark.hadoopConfiguration());
    FileInputFormat.addInputPath(conf, new org.apache.hadoop.fs.Path(file.toUri()));
    List<List<String>> sent = SentLines.of(spark, conf, 3).glom().collect();
    assertThat(sent)
        .hasSizeGreaterThan(2)
        .isEqualTo(new TextFile(file).lines(SparkForTests.spark(), 3).glom().collect());
    assertThat(sent.stream().flatMap(List::stream)).containsExactlyElementsOf(written);
  }
}
