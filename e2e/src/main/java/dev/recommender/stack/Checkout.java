package dev.recommender.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A built checkout of the project: where its programs, its CRD and its data are. */
public record Checkout(Path root) {
  /**
   * The checkout that the system property {@code recommender.home} names, else the one around this
   * folder.
   */
  public static Checkout current() {
    Path folder = Path.of(System.getProperty("recommender.home", "")).toAbsolutePath();
    boolean isModule =
        !Files.exists(folder.resolve("e2e/pom.xml")); // tests start in the folder of their module
    return new Checkout(isModule ? folder.resolve("..").normalize() : folder);
  }

  /**
   * The command that runs a module: {@code operator}, {@code spark-images} or {@code
   * recommender-service}.
   */
  public List<String> program(String module) throws IOException {
    return program(module, "run.args");
  }

  /** The command that runs what a file of arguments in a module's {@code target} says. */
  public List<String> program(String module, String file) throws IOException {
    Path arguments = root.resolve(module).resolve("target").resolve(file);
    if (!Files.exists(arguments)) {
      throw new IOException("\"%s\" is not built: \"%s\" is missing".formatted(module, arguments));
    }
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@" + arguments);
  }

  /** The generated CRD. */
  public Path definition() {
    return root.resolve("crds/recommendermodels.recommender.dev.yaml");
  }

  /** The operator's chart. */
  public Path chart() {
    return root.resolve("helm/recommender-operator");
  }

  /** How the operator makes a long-lived index: settings and mapping. */
  public Path indexDefinition(String kind) {
    return root.resolve("operator/src/main/resources/indices").resolve(kind + ".json");
  }

  /** How training maps an index of a version. */
  public Path versionMapping(String kind) {
    return root.resolve("spark-images/src/main/resources/dev/recommender/training/publish")
        .resolve(kind + ".json");
  }

  /** The Elasticsearch server as the build lays it out. */
  public Path elasticsearch() {
    return root.resolve("e2e/target/elasticsearch");
  }

  /** The MovieLens set that the project ships. */
  public Path movieLensSmall() {
    return root.resolve("e2e/data/ml-latest-small.zip");
  }
}
