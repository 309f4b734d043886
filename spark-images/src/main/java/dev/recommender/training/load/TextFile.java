package dev.recommender.training.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapred.FileInputFormat;
import org.apache.hadoop.mapred.JobConf;
import org.apache.hadoop.mapred.TextInputFormat;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** A text file by lines, however they end; a byte order mark is no part of the first. */
final class TextFile {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final Pattern GLOB = Pattern.compile("[\\\\\\[\\]{}*?]");

  private final Path path;

  TextFile(Path path) {
    this.path = path;
  }

  /** In UTF-8, in the order of the file: its parts follow each other and keep their lines. */
  JavaRDD<String> lines(SparkSession session, int leastPartitions) throws IOException {
    JobConf conf = new JobConf(session.sparkContext().hadoopConfiguration());
    String escaped = GLOB.matcher(path.toAbsolutePath().toString()).replaceAll("\\\\$0");
    FileInputFormat.addInputPath(conf, new org.apache.hadoop.fs.Path("file", null, escaped));
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(session.sparkContext());
    return spark.isLocal()
        ? spark
            .hadoopRDD(conf, TextInputFormat.class, LongWritable.class, Text.class, leastPartitions)
            .map(line -> line._2.toString())
        : SentLines.of(spark, conf, leastPartitions);
  }

  /** The whole file: UTF-8 when it is that throughout, otherwise in the other character set. */
  List<String> lines(Charset otherwise) throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      text = new String(bytes, otherwise);
    }
    return withoutMark(text).lines().toList();
  }

  /** The first lines in UTF-8; characters that are none are replaced. */
  List<String> head(int lines) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8))) {
      return reader.lines().limit(lines).map(TextFile::withoutMark).toList();
    }
  }

  private static String withoutMark(String text) {
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }
}
