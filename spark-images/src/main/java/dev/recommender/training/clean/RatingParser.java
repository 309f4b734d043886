package dev.recommender.training.clean;

import dev.recommender.training.load.DataFile;
import dev.recommender.training.load.LineParser;
import dev.recommender.training.people.Stars;
import java.util.Arrays;

/** Sorts lines of ratings into usable ones and others, one line at a time. */
final class RatingParser {
  private static final int USER = 0;
  private static final int MOVIE = 1;
  private static final int RATING = 2;
  private static final int TIME = 3;

  private final LineParser lines;
  private final Cleaning cleaning;

  RatingParser(Cleaning cleaning) {
    this.cleaning = cleaning;
    int columns = DataFile.RATINGS.columns() - (cleaning.timed() ? 0 : 1);
    this.lines = new LineParser(cleaning.format(), columns);
  }

  ParsedRow parse(String line) {
    String[] values = lines.parse(line);
    if (values == null) {
      return Rejection.MALFORMED;
    }
    if (Arrays.stream(values).anyMatch(String::isBlank)) {
      return Rejection.MISSING_VALUE;
    }
    Integer movie = Numbers.integer(values[MOVIE]);
    Float rating = Numbers.decimal(values[RATING]);
    Long time = cleaning.timed() ? Numbers.wholeNumber(values[TIME]) : (Long) 0L;
    if (movie == null || rating == null || time == null) {
      return Rejection.NOT_A_NUMBER;
    }
    return checked(new RatingRow(values[USER], movie, rating, time));
  }

  /** Until here the item is the movie's id. */
  private ParsedRow checked(RatingRow row) {
    if (!Stars.onScale(row.rating())) {
      return Rejection.OUTSIDE_SCALE;
    }
    if (cleaning.timed() && !cleaning.window().contains(row.time())) {
      return Rejection.OUTSIDE_TIME;
    }
    int item = cleaning.movieIds().positionOf(row.item());
    return item < 0
        ? Rejection.UNKNOWN_MOVIE
        : new RatingRow(row.user(), item, row.rating(), row.time());
  }
}
