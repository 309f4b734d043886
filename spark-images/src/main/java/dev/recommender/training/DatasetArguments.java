package dev.recommender.training;

import dev.recommender.training.failure.RunFailure;
import dev.recommender.training.load.DatasetFormat;
import dev.recommender.training.load.DatasetSource;
import dev.recommender.training.load.S3Access;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the data set is, checked for each kind of address. */
final class DatasetArguments {
  private static final String EXPECTED =
      "file:///<absolute path>, https://<host>/<path>.zip or s3a://<bucket>/<path>";

  private DatasetArguments() {}

  static DatasetSource source(
      URI uri, DatasetFormat format, @Nullable String sha256, Map<String, String> environment) {
    boolean valid =
        switch (String.valueOf(uri.getScheme())) {
          case "file" -> uri.getPath() != null && uri.getAuthority() == null;
          // A password in an address would be read by everyone who may see the resource.
          case "https" -> uri.getHost() != null && uri.getUserInfo() == null;
          case "s3a" -> uri.getAuthority() != null && !uri.getAuthority().contains("@");
          default -> false;
        };
    if (!valid) {
      throw Flags.invalid("dataset-uri", new DatasetSource(uri, format, sha256).shown(), EXPECTED);
    }
    S3Access access = uri.getScheme().equals("s3a") ? access(environment) : null;
    return new DatasetSource(uri, format, sha256, access);
  }

  private static S3Access access(Map<String, String> environment) {
    return new S3Access(
        needed(environment, "AWS_ACCESS_KEY_ID"),
        needed(environment, "AWS_SECRET_ACCESS_KEY"),
        TrainingArguments.variable(environment, "AWS_SESSION_TOKEN"),
        TrainingArguments.variable(environment, "AWS_REGION"),
        TrainingArguments.variable(environment, "AWS_ENDPOINT_URL_S3"));
  }

  private static String needed(Map<String, String> environment, String name) {
    String value = TrainingArguments.variable(environment, name);
    if (value == null) {
      throw RunFailure.configuration(
          "CredentialsMissing",
          "reading an s3a: data set: the environment variable %s is not set, expected %s"
              .formatted(name, List.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")));
    }
    return value;
  }
}
