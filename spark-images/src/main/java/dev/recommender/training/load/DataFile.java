package dev.recommender.training.load;

import java.util.Locale;

/** The files of a data set and the columns of each. */
public enum DataFile {
  LINKS("movieId,imdbId,tmdbId", false),
  MOVIES("movieId,title,genres", true),
  RATINGS("userId,movieId,rating,timestamp", true),
  TAGS("userId,movieId,tag,timestamp", false);

  private final String header;
  private final boolean required;

  DataFile(String header, boolean required) {
    this.header = header;
    this.required = required;
  }

  String baseName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The first line of a CSV file. */
  String header() {
    return header;
  }

  public int columns() {
    return header.split(",", -1).length;
  }

  boolean required() {
    return required;
  }
}
