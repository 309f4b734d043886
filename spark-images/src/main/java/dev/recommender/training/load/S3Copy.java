package dev.recommender.training.load;

import dev.recommender.training.failure.RunFailure;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.s3a.UnknownStoreException;
import org.jspecify.annotations.Nullable;

/** Copies the files of a data set, or an archive of them, from an object store to this machine. */
final class S3Copy {
  private static final String PROVIDERS = "org.apache.hadoop.fs.s3a.";

  private final DatasetSource source;
  private final Path root;
  private final long mostBytes;

  S3Copy(DatasetSource source, long mostBytes) {
    this.source = source;
    this.root = new Path(source.uri());
    this.mostBytes = mostBytes;
  }

  /** A local archive, or a folder laid out as in the store. */
  java.nio.file.Path into(java.nio.file.Path target) throws IOException {
    S3Access access = Objects.requireNonNull(source.access());
    try (FileSystem store = FileSystem.newInstance(source.uri(), configuration(access))) {
      FileStatus found = store.getFileStatus(root);
      List<FileStatus> files = found.isFile() ? List.of(found) : wanted(store);
      checkSize(files);
      for (FileStatus file : files) {
        copy(store, file.getPath(), target.resolve(relative(file.getPath())));
      }
      return found.isFile() ? target.resolve(root.getName()) : Files.createDirectories(target);
    } catch (FileNotFoundException | UnknownStoreException e) {
      throw failure("DatasetNotFound", "no such bucket or key, expected a folder or a .zip");
    } catch (AccessDeniedException e) {
      throw failure("AccessDenied", "the store refused the credentials, expected leave to read");
    } catch (IOException e) {
      throw failure("DownloadFailed", firstLine(e));
    }
  }

  /** In the folder itself and in its sub-folders. */
  private List<FileStatus> wanted(FileSystem store) throws IOException {
    List<FileStatus> files = new ArrayList<>();
    for (FileStatus entry : store.listStatus(root)) {
      List<FileStatus> candidates =
          entry.isFile() ? List.of(entry) : List.of(store.listStatus(entry.getPath()));
      candidates.stream()
          .filter(file -> source.format().fileNames().contains(file.getPath().getName()))
          .forEach(files::add);
    }
    return files;
  }

  private void checkSize(List<FileStatus> files) {
    long bytes = files.stream().mapToLong(FileStatus::getLen).sum();
    if (bytes > mostBytes) {
      throw failure(
          "DatasetTooLarge", "it has %d bytes, expected at most %d".formatted(bytes, mostBytes));
    }
  }

  private String relative(Path file) {
    String path = root.toUri().relativize(file.toUri()).getPath();
    return path.isEmpty() || path.startsWith("/") ? file.getName() : path;
  }

  private static void copy(FileSystem store, Path file, java.nio.file.Path target)
      throws IOException {
    Files.createDirectories(target.getParent());
    try (var in = store.open(file)) {
      Files.copy(in, target);
    }
  }

  /** A few attempts within a minute or two; the connector's own defaults go on for many. */
  private static Configuration configuration(S3Access access) {
    Configuration conf = new Configuration();
    conf.set("fs.s3a.access.key", access.accessKeyId());
    conf.set("fs.s3a.secret.key", access.secretAccessKey());
    conf.set(
        "fs.s3a.aws.credentials.provider",
        PROVIDERS
            + (access.sessionToken() == null
                ? "SimpleAWSCredentialsProvider"
                : "TemporaryAWSCredentialsProvider"));
    set(conf, "fs.s3a.session.token", access.sessionToken());
    set(conf, "fs.s3a.endpoint.region", access.region());
    if (access.endpoint() != null) {
      conf.set("fs.s3a.endpoint", access.endpoint());
      conf.setBoolean("fs.s3a.path.style.access", true);
      conf.setIfUnset("fs.s3a.endpoint.region", "us-east-1");
    }
    conf.set("fs.s3a.bucket.probe", "2");
    conf.set("fs.s3a.attempts.maximum", "2");
    conf.set("fs.s3a.retry.limit", "3");
    conf.set("fs.s3a.retry.interval", "500ms");
    conf.set("fs.s3a.connection.establish.timeout", "15s");
    conf.set("fs.s3a.connection.timeout", "60s");
    return conf;
  }

  private static void set(Configuration conf, String name, @Nullable String value) {
    if (value != null) {
      conf.set(name, value);
    }
  }

  private static String firstLine(IOException thrown) {
    return String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
  }

  private RunFailure failure(String reason, String found) {
    return RunFailure.data(reason, "reading data set \"%s\": %s".formatted(source.shown(), found));
  }
}
