package dev.recommender.training.load;

import dev.recommender.training.failure.RunFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A data set's files in one local folder, with the address and hash of what they came from. */
public record DatasetFiles(String source, Path folder, DatasetFormat format, String hash) {
  private static final int DEPTH = 2;
  private static final long MOST_UNPACKED_BYTES = 16L << 30;

  /**
   * Opens a folder as it is; what lies elsewhere is fetched into {@code scratch} first, and an
   * archive is unpacked there. Files and their headers are checked.
   */
  public static DatasetFiles open(DatasetSource source, Path scratch) throws IOException {
    Files.createDirectories(scratch);
    return switch (source.uri().getScheme()) {
      case "https" ->
          ofArchive(
              source,
              Download.standard().fetch(source.uri(), scratch.resolve("download.zip")),
              scratch);
      case "s3a" ->
          ofLocal(
              source,
              new S3Copy(source, MOST_UNPACKED_BYTES).into(scratch.resolve("copy")),
              scratch);
      default -> ofLocal(source, Path.of(source.uri()), scratch);
    };
  }

  private static DatasetFiles ofLocal(DatasetSource source, Path path, Path scratch)
      throws IOException {
    if (Files.isDirectory(path)) {
      return ofFolder(source, path);
    }
    if (!Files.isRegularFile(path)) {
      throw RunFailure.data(
          "DatasetNotFound",
          "opening data set \"%s\": nothing is there, expected a folder or a .zip"
              .formatted(source.shown()));
    }
    return ofArchive(source, new Archive(path, Hashes.ofFiles(List.of(path))), scratch);
  }

  private static DatasetFiles ofArchive(DatasetSource source, Archive archive, Path scratch)
      throws IOException {
    if (source.sha256() != null && !source.sha256().equalsIgnoreCase(archive.hash())) {
      throw RunFailure.data(
          "ChecksumMismatch",
          "opening data set \"%s\": SHA-256 is %s, expected %s"
              .formatted(source.shown(), archive.hash(), source.sha256()));
    }
    Path unpacked = scratch.resolve("dataset");
    new ZipArchive(source.format().fileNames(), MOST_UNPACKED_BYTES)
        .unpack(archive.path(), unpacked);
    return checked(source, folderWithRatings(unpacked, source), archive.hash());
  }

  private static DatasetFiles ofFolder(DatasetSource source, Path path) throws IOException {
    if (source.sha256() != null) {
      throw RunFailure.configuration(
          "InvalidArgument",
          "argument --dataset-sha256 is set but \"%s\" is a folder, expected an archive"
              .formatted(source.shown()));
    }
    Path folder = folderWithRatings(path, source);
    List<Path> files =
        source.format().fileNames().stream()
            .map(folder::resolve)
            .filter(Files::isRegularFile)
            .toList();
    return checked(source, folder, Hashes.ofFiles(files));
  }

  private static DatasetFiles checked(DatasetSource source, Path folder, String hash)
      throws IOException {
    DatasetFiles files = new DatasetFiles(source.shown(), folder, source.format(), hash);
    for (DataFile file : DataFile.values()) {
      files.check(file);
    }
    return files;
  }

  /** The file may be missing. */
  Path path(DataFile file) {
    return folder.resolve(format.fileName(file));
  }

  private void check(DataFile file) throws IOException {
    String name = format.fileName(file);
    if (!Files.isRegularFile(path(file))) {
      if (file.required()) {
        throw RunFailure.data(
            "MissingFile",
            "opening data set: \"%s\" is not in folder \"%s\""
                .formatted(name, folder.getFileName()));
      }
      return;
    }
    List<String> head = new TextFile(path(file)).head(1);
    String found = head.isEmpty() ? "" : head.getFirst();
    if (format.hasHeader() && !found.equals(file.header())) {
      // Never quoted: without a header, the first line is a person's row.
      throw RunFailure.data(
          "UnexpectedHeader",
          "reading \"%s\": the first line has %d columns and is not the header, expected \"%s\""
              .formatted(name, found.split(",", -1).length, file.header()));
    }
  }

  /** The files may lie in the folder itself or in one of its sub-folders. */
  private static Path folderWithRatings(Path root, DatasetSource source) throws IOException {
    String ratings = source.format().fileName(DataFile.RATINGS);
    List<Path> found;
    try (Stream<Path> paths = Files.walk(root, DEPTH)) {
      found = paths.filter(path -> path.endsWith(ratings)).map(Path::getParent).sorted().toList();
    }
    if (found.contains(root)) {
      return root;
    }
    if (found.size() != 1) {
      throw RunFailure.data(
          "MissingFile",
          "opening data set \"%s\": \"%s\" found in %d folders, expected it in one"
              .formatted(source.shown(), ratings, found.size()));
    }
    return found.getFirst();
  }
}
