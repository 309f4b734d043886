package dev.recommender.training.people;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What training knows of people: watermarks here; interactions only in tasks, from the reader. */
public record PeopleSnapshot(
    PeopleRules rules, Watermarks watermarks, SnapshotContents contents, PeopleReader reader) {
  private static final Logger LOG = LoggerFactory.getLogger(PeopleSnapshot.class);

  /** Reads everybody once, in slices. */
  public static PeopleSnapshot of(FrozenPeople frozen, JavaSparkContext spark, PeopleRules rules) {
    PeopleReader reader = frozen.reader();
    FlatMapFunction<Slice, SnapshotPart> part =
        slice -> List.of(SnapshotPart.of(open(reader, slice), rules)).iterator();
    SnapshotPart whole = new SnapshotPart(rules);
    slices(reader, spark, rules.includeEvents()).flatMap(part).collect().forEach(whole::merge);
    SnapshotContents contents = whole.contents(frozen.takenAt());
    LOG.atInfo()
        .addKeyValue("people", contents.people())
        .addKeyValue("leftOut", contents.leftOut())
        .addKeyValue("interactions", contents.interactions())
        .log("snapshot of people taken");
    return new PeopleSnapshot(rules, whole.watermarks, contents, reader);
  }

  /** Of a data set whose people are known nowhere else: everything of everybody is used. */
  public static PeopleSnapshot ofNobody(Instant now) {
    PeopleRules rules = new PeopleRules(ConsentMode.NOT_REQUIRED, false, 1);
    SnapshotContents nothing = new SnapshotPart(rules).contents(now);
    return new PeopleSnapshot(rules, new Watermarks(rules), nothing, new NobodyReader());
  }

  /** Everybody with their interactions, read again from the store, in tasks. */
  public JavaRDD<Person> people(JavaSparkContext spark) {
    PeopleReader read = reader;
    FlatMapFunction<Slice, Person> people = slice -> open(read, slice);
    return slices(read, spark, true).flatMap(people);
  }

  private static JavaRDD<Slice> slices(
      PeopleReader reader, JavaSparkContext spark, boolean withInteractions) {
    int count = reader.slices();
    List<Slice> slices =
        IntStream.range(0, count).mapToObj(n -> new Slice(n, count, withInteractions)).toList();
    return spark.parallelize(slices, count);
  }

  /** Closed at the latest with the task, also when the task fails. */
  private static PersonStream open(PeopleReader reader, Slice slice) {
    PersonStream people = reader.read(slice);
    TaskContext.get()
        .<Void>addTaskCompletionListener(context -> {
          people.close();
          return null;
        });
    return people;
  }
}
