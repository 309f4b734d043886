package dev.recommender.training.load;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapred.FileSplit;
import org.apache.hadoop.mapred.InputSplit;
import org.apache.hadoop.mapred.JobConf;
import org.apache.hadoop.mapred.RecordReader;
import org.apache.hadoop.mapred.Reporter;
import org.apache.hadoop.mapred.TextInputFormat;
import org.apache.spark.SparkFiles;

/**
 * Lines of a file that lies with the driver: split there, and read in an executor from the copy
 * that Spark has fetched. Parts and their lines are those of the file.
 */
public final class FetchedText extends TextInputFormat {
  @Override
  public RecordReader<LongWritable, Text> getRecordReader(
      InputSplit split, JobConf conf, Reporter reporter) throws IOException {
    FileSplit there = (FileSplit) split;
    Path copy = Path.of(SparkFiles.get(there.getPath().getName())).toAbsolutePath();
    return super.getRecordReader(
        new FileSplit(
            new org.apache.hadoop.fs.Path("file", null, copy.toString()),
            there.getStart(),
            there.getLength(),
            new String[0]),
        conf,
        reporter);
  }
}
