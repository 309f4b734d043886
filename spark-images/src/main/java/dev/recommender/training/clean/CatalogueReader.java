package dev.recommender.training.clean;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.udf;

import dev.recommender.training.load.CsvTable;
import dev.recommender.training.load.RawTables;
import dev.recommender.training.people.PeopleRules;
import dev.recommender.training.people.Pseudonyms;
import dev.recommender.training.people.Watermarks;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** Merges movies, links and tags; what it keeps is of the size of the catalogue. */
final class CatalogueReader {
  private static final int TAGS_PER_MOVIE = 5;
  private static final String NO_GENRES = "(no genres listed)";

  private CatalogueReader() {}

  static Catalogue read(
      RawTables raw, Pseudonyms pseudonyms, Watermarks watermarks, RejectedRows rejected) {
    Map<Integer, Row> links = links(raw.links());
    Map<Integer, List<String>> tags = tags(raw.tags(), pseudonyms, watermarks);
    Map<Integer, Movie> movies = new HashMap<>();
    for (Row row : raw.movies().collectAsList()) {
      Integer id = id(row.getAs("movieId"));
      if (id == null || row.getAs(CsvTable.MALFORMED) != null || row.getAs("title") == null) {
        rejected.add(Rejection.MALFORMED_MOVIE);
      } else if (movies.containsKey(id)) {
        rejected.add(Rejection.DUPLICATE_MOVIE);
      } else {
        movies.put(id, movie(id, row, links.get(id), tags.getOrDefault(id, List.of())));
      }
    }
    return new Catalogue(movies.values());
  }

  private static Movie movie(int id, Row row, @Nullable Row link, List<String> tags) {
    return new Movie(
        id,
        TitleParser.parse(row.getAs("title")),
        genres(row.getAs("genres")),
        link == null ? null : link.getAs("imdbId"),
        link == null ? null : link.getAs("tmdbId"),
        tags);
  }

  private static List<String> genres(@Nullable String written) {
    if (written == null || written.equals(NO_GENRES)) {
      return List.of();
    }
    return Arrays.stream(written.split("\\|", -1))
        .map(String::strip)
        .filter(genre -> !genre.isEmpty())
        .distinct()
        .toList();
  }

  private static Map<Integer, Row> links(@Nullable Dataset<Row> links) {
    Map<Integer, Row> byMovie = new HashMap<>();
    if (links != null) {
      for (Row row : links.collectAsList()) {
        Integer id = id(row.getAs("movieId"));
        if (id != null) {
          byMovie.putIfAbsent(id, row);
        }
      }
    }
    return byMovie;
  }

  /** The most frequent tags of each movie in lower case, equally frequent ones by alphabet. */
  private static Map<Integer, List<String>> tags(
      @Nullable Dataset<Row> tags, Pseudonyms pseudonyms, Watermarks watermarks) {
    Map<Integer, List<String>> byMovie = new HashMap<>();
    if (tags == null) {
      return byMovie;
    }
    Dataset<Row> used = watermarks.isTrivial() ? tags : usable(tags, pseudonyms, watermarks);
    used.selectExpr("try_cast(movieId AS INT) AS movie", "lower(trim(tag)) AS tag")
        .where("movie IS NOT NULL AND tag <> ''")
        .groupBy("movie", "tag")
        .count()
        .groupBy("movie")
        .agg(
            expr(
                "slice(array_sort(collect_list(struct(-count AS rank, tag))), 1, %d).tag"
                    .formatted(TAGS_PER_MOVIE)))
        .collectAsList()
        .forEach(row -> byMovie.put(row.getInt(0), row.getList(1)));
    return byMovie;
  }

  /** A tag whose time cannot be read is older than any erasure. */
  private static Dataset<Row> usable(
      Dataset<Row> tags, Pseudonyms pseudonyms, Watermarks watermarks) {
    Broadcast<Watermarks> shared =
        JavaSparkContext.fromSparkContext(tags.sparkSession().sparkContext()).broadcast(watermarks);
    UDF2<@Nullable String, @Nullable Long, Boolean> usable =
        (userId, time) ->
            userId != null
                && PeopleRules.rowUsable(
                    time == null ? 0 : time, shared.value().of(pseudonyms.of(userId)));
    return tags.where(
        udf(usable, DataTypes.BooleanType)
            .apply(col("userId"), expr("try_cast(timestamp AS LONG)")));
  }

  private static @Nullable Integer id(@Nullable String written) {
    try {
      return written == null ? null : Integer.valueOf(written.strip());
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
