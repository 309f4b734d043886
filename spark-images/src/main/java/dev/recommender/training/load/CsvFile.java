package dev.recommender.training.load;

import dev.recommender.training.failure.RunFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of a data set, by name, with the header each must have. */
enum CsvFile {
  LINKS("links.csv", "movieId,imdbId,tmdbId", false),
  MOVIES("movies.csv", "movieId,title,genres", true),
  RATINGS("ratings.csv", "userId,movieId,rating,timestamp", true),
  TAGS("tags.csv", "userId,movieId,tag,timestamp", false);

  private static final int SHOWN = 100;

  private final String fileName;
  private final String header;
  private final boolean required;

  CsvFile(String fileName, String header, boolean required) {
    this.fileName = fileName;
    this.header = header;
    this.required = required;
  }

  String fileName() {
    return fileName;
  }

  String[] columns() {
    return header.split(",", -1);
  }

  boolean isIn(Path folder) {
    return Files.isRegularFile(folder.resolve(fileName));
  }

  /** Fails when the file is needed and missing, or has another header. */
  void check(Path folder) throws IOException {
    if (isIn(folder)) {
      checkHeader(folder.resolve(fileName));
    } else if (required) {
      throw RunFailure.data(
          "MissingFile",
          "opening data set: \"%s\" is not in folder \"%s\""
              .formatted(fileName, folder.getFileName()));
    }
  }

  private void checkHeader(Path file) throws IOException {
    String found;
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      found = String.valueOf(reader.readLine());
    } catch (CharacterCodingException e) {
      found = "not UTF-8";
    }
    if (!found.equals(header)) {
      throw RunFailure.data(
          "UnexpectedHeader",
          "reading \"%s\": header is \"%s\", expected \"%s\""
              .formatted(fileName, found.substring(0, Math.min(SHOWN, found.length())), header));
    }
  }
}
