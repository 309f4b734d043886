package dev.recommender.training.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapred.InputSplit;
import org.apache.hadoop.mapred.JobConf;
import org.apache.hadoop.mapred.RecordReader;
import org.apache.hadoop.mapred.Reporter;
import org.apache.hadoop.mapred.TextInputFormat;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Lines of a file that only the driver sees, for executors elsewhere: each part is a broadcast of
 * its own, which goes to disk when memory is short. The parts are those that Spark itself makes.
 */
final class SentLines {
  private SentLines() {}

  static JavaRDD<String> of(JavaSparkContext spark, JobConf conf, int leastPartitions)
      throws IOException {
    TextInputFormat format = new TextInputFormat();
    format.configure(conf);
    List<Broadcast<String[]>> parts = new ArrayList<>();
    for (InputSplit split : format.getSplits(conf, leastPartitions)) {
      parts.add(spark.broadcast(lines(format.getRecordReader(split, conf, Reporter.NULL))));
    }
    return spark
        .parallelize(parts, parts.size())
        .flatMap(part -> Arrays.asList(part.value()).iterator());
  }

  private static String[] lines(RecordReader<LongWritable, Text> reader) throws IOException {
    List<String> lines = new ArrayList<>();
    LongWritable key = reader.createKey();
    Text line = reader.createValue();
    try {
      while (reader.next(key, line)) {
        lines.add(line.toString());
      }
    } finally {
      reader.close();
    }
    return lines.toArray(String[]::new);
  }
}
