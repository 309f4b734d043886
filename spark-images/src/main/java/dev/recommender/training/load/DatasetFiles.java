package dev.recommender.training.load;

import dev.recommender.training.failure.RunFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A data set's files in one local folder, with the hash of the source they came from. */
public record DatasetFiles(Path folder, String hash) {
  static final String RATINGS = "ratings.csv";
  static final String MOVIES = "movies.csv";
  static final String LINKS = "links.csv";
  static final String TAGS = "tags.csv";
  static final List<String> NAMES = List.of(LINKS, MOVIES, RATINGS, TAGS);
  private static final int DEPTH = 2;

  /** Opens a folder as it is; unpacks an archive into {@code scratch} first. */
  public static DatasetFiles open(DatasetSource source, Path scratch) throws IOException {
    Path path = Path.of(source.uri());
    if (Files.isDirectory(path)) {
      return ofFolder(source, path);
    }
    if (!Files.isRegularFile(path)) {
      throw RunFailure.data(
          "DatasetNotFound",
          "opening data set \"%s\": nothing is there, expected a folder or a .zip"
              .formatted(source.uri()));
    }
    String hash = Hashes.ofFiles(List.of(path));
    if (source.sha256() != null && !source.sha256().equalsIgnoreCase(hash)) {
      throw RunFailure.data(
          "ChecksumMismatch",
          "opening data set \"%s\": SHA-256 is %s, expected %s"
              .formatted(source.uri(), hash, source.sha256()));
    }
    Path unpacked = scratch.resolve("dataset");
    ZipArchive.unpack(path, unpacked, NAMES);
    return new DatasetFiles(folderWithRatings(unpacked, source), hash);
  }

  private static DatasetFiles ofFolder(DatasetSource source, Path path) throws IOException {
    if (source.sha256() != null) {
      throw RunFailure.configuration(
          "InvalidArgument",
          "argument --dataset-sha256 is set but \"%s\" is a folder, expected an archive"
              .formatted(source.uri()));
    }
    Path folder = folderWithRatings(path, source);
    List<Path> files = NAMES.stream().map(folder::resolve).filter(Files::isRegularFile).toList();
    return new DatasetFiles(folder, Hashes.ofFiles(files));
  }

  /** The files may lie in the folder itself or in one of its sub-folders. */
  private static Path folderWithRatings(Path root, DatasetSource source) throws IOException {
    List<Path> found;
    try (Stream<Path> paths = Files.walk(root, DEPTH)) {
      found = paths.filter(path -> path.endsWith(RATINGS)).map(Path::getParent).sorted().toList();
    }
    if (found.contains(root)) {
      return root;
    }
    if (found.size() != 1) {
      throw RunFailure.data(
          "MissingFile",
          "opening data set \"%s\": \"%s\" found in %d folders, expected it in one"
              .formatted(source.uri(), RATINGS, found.size()));
    }
    return found.getFirst();
  }

  boolean has(String name) {
    return Files.isRegularFile(folder.resolve(name));
  }

  Path path(String name) {
    if (!has(name)) {
      throw RunFailure.data(
          "MissingFile",
          "opening data set: \"%s\" is not in \"%s\"".formatted(name, folder.getFileName()));
    }
    return folder.resolve(name);
  }
}
