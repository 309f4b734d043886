package dev.recommender.training.load;

import dev.recommender.training.failure.RunFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A data set's files in one local folder, with the hash of the source they came from. */
public record DatasetFiles(Path folder, String hash) {
  private static final int DEPTH = 2;
  private static final List<String> NAMES =
      Arrays.stream(CsvFile.values()).map(CsvFile::fileName).toList();

  /**
   * Opens a folder as it is; unpacks an archive into {@code scratch} first. Files and their headers
   * are checked.
   */
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
    return checked(folderWithRatings(unpacked, source), hash);
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
    return checked(folder, Hashes.ofFiles(files));
  }

  private static DatasetFiles checked(Path folder, String hash) throws IOException {
    for (CsvFile file : CsvFile.values()) {
      file.check(folder);
    }
    return new DatasetFiles(folder, hash);
  }

  /** The files may lie in the folder itself or in one of its sub-folders. */
  private static Path folderWithRatings(Path root, DatasetSource source) throws IOException {
    List<Path> found;
    try (Stream<Path> paths = Files.walk(root, DEPTH)) {
      found =
          paths
              .filter(path -> path.endsWith(CsvFile.RATINGS.fileName()))
              .map(Path::getParent)
              .sorted()
              .toList();
    }
    if (found.contains(root)) {
      return root;
    }
    if (found.size() != 1) {
      throw RunFailure.data(
          "MissingFile",
          "opening data set \"%s\": \"%s\" found in %d folders, expected it in one"
              .formatted(source.uri(), CsvFile.RATINGS.fileName(), found.size()));
    }
    return found.getFirst();
  }
}
