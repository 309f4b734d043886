package dev.recommender.training.clean;

import dev.recommender.training.load.DataFile;
import dev.recommender.training.load.LineParser;
import dev.recommender.training.people.PeopleRules;
import dev.recommender.training.people.Watermarks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;
import scala.Tuple3;

/** The tags that most people gave each movie, in lower case, equally frequent ones by alphabet. */
final class MovieTags {
  private static final int PER_MOVIE = 5;

  /** One person's words are that person's data, and would outlive an erasure in the catalogue. */
  private static final int LEAST_PEOPLE = 2;

  private static final int USER = 0;
  private static final int MOVIE = 1;
  private static final int TAG = 2;
  private static final int TIME = 3;
  private static final String MOST_FREQUENT =
      "slice(array_sort(collect_list(struct(-people AS rank, tag))), 1, %d).tag"
          .formatted(PER_MOVIE);

  private final LineParser parser;
  private final Cleaning cleaning;
  private final Watermarks watermarks;

  private MovieTags(Cleaning cleaning, Watermarks watermarks) {
    this.watermarks = watermarks;
    this.parser = new LineParser(cleaning.format(), DataFile.TAGS.columns());
    this.cleaning = cleaning;
  }

  /** The movies with their tags, without what is to be forgotten; none when there are no lines. */
  static List<Movie> add(
      List<Movie> movies,
      @Nullable JavaRDD<String> lines,
      Cleaning cleaning,
      Watermarks watermarks) {
    if (lines == null) {
      return movies;
    }
    List<Movie> tagged = new ArrayList<>(movies);
    SparkSession.active()
        .createDataset(
            tags(lines, cleaning, watermarks).rdd(),
            Encoders.tuple(Encoders.INT(), Encoders.STRING(), Encoders.STRING()))
        .toDF("item", "tag", "person")
        .groupBy("item", "tag")
        .agg(functions.countDistinct("person").as("people"))
        .where(functions.col("people").geq(LEAST_PEOPLE))
        .groupBy("item")
        .agg(functions.expr(MOST_FREQUENT))
        .collectAsList()
        .forEach(row -> {
          int item = row.getInt(0);
          tagged.set(item, movies.get(item).withTags(row.getList(1)));
        });
    return tagged;
  }

  private static JavaRDD<Tuple3<Integer, String, String>> tags(
      JavaRDD<String> lines, Cleaning cleaning, Watermarks watermarks) {
    Broadcast<Watermarks> shared =
        JavaSparkContext.fromSparkContext(lines.context()).broadcast(watermarks);
    return lines.mapPartitions(part -> {
      MovieTags tags = new MovieTags(cleaning, shared.value());
      Iterable<String> all = () -> part;
      return StreamSupport.stream(all.spliterator(), false).flatMap(tags::tag).iterator();
    });
  }

  /** Nothing for a line that cannot be used, a header included. */
  private Stream<Tuple3<Integer, String, String>> tag(String line) {
    String[] values = parser.parse(line);
    Integer movie = values == null ? null : Numbers.integer(values[MOVIE]);
    int item = movie == null ? -1 : cleaning.movieIds().positionOf(movie);
    if (values == null || item < 0 || values[TAG].isBlank()) {
      return Stream.empty();
    }
    String person = cleaning.pseudonyms().of(values[USER]);
    return isUsable(values, person)
        ? Stream.of(new Tuple3<>(item, values[TAG].strip().toLowerCase(Locale.ROOT), person))
        : Stream.empty();
  }

  /** A tag whose time cannot be read is older than any erasure. */
  private boolean isUsable(String[] values, String person) {
    if (watermarks.isTrivial()) {
      return true;
    }
    Long time = Numbers.wholeNumber(values[TIME]);
    return PeopleRules.rowUsable(time == null ? 0 : time, watermarks.of(person));
  }
}
