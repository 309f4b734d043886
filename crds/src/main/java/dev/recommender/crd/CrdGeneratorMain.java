package dev.recommender.crd;

import dev.recommender.api.RecommenderModel;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the CRD to the first two paths given, and the reference of its fields to the third. */
public final class CrdGeneratorMain {
  private CrdGeneratorMain() {}

  /** Takes the paths of the CRD in the jar, of the CRD for people, and of the reference. */
  public static void main(String[] args) throws IOException {
    Path jar = Path.of(args[0]);
    String yaml = generate(Files.createDirectories(jar.resolveSibling("generated")).toFile());
    writeIfChanged(jar, yaml);
    writeIfChanged(Path.of(args[1]), yaml);
    var crd = Serialization.unmarshal(yaml, CustomResourceDefinition.class);
    writeIfChanged(Path.of(args[2]), FieldReference.of(crd));
  }

  private static String generate(File folder) throws IOException {
    new CRDGenerator()
        .customResourceClasses(RecommenderModel.class)
        .forCRDVersions("v1")
        .withMinQuotes(true)
        .withPostProcessor(new KubernetesConventions())
        .inOutputDir(folder)
        .generate();
    Path generated = folder.toPath().resolve("recommendermodels.recommender.dev-v1.yml");
    String yaml = Files.readString(generated);
    Files.delete(generated);
    Files.delete(folder.toPath());
    return yaml;
  }

  // An unchanged file keeps its time, so that nothing is built again because of it.
  private static void writeIfChanged(Path path, String content) throws IOException {
    if (!Files.exists(path) || !Files.readString(path).equals(content)) {
      Files.write(path, content.getBytes(StandardCharsets.UTF_8));
    }
  }
}
