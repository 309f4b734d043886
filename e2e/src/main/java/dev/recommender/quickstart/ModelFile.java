package dev.recommender.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.recommender.schema.CustomResourceSchema;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The file with the RecommenderModel, whose variables are replaced: what is free on this machine is
 * known only now.
 */
final class ModelFile {
  private static final YAMLMapper YAML = new YAMLMapper();

  private final Path file;
  private final Map<String, String> variables;
  private final CustomResourceSchema schema = CustomResourceSchema.ofRecommenderModel();
  private @Nullable JsonNode applied;
  private FileTime read = FileTime.fromMillis(0);

  ModelFile(Path file, Map<String, String> variables) {
    this.file = file;
    this.variables = Map.copyOf(variables);
  }

  /** Whether the file was written since it was last read. */
  boolean hasChanged() throws IOException {
    return Files.exists(file) && !Files.getLastModifiedTime(file).equals(read);
  }

  /** Reads the file; throws InvalidModelException when it is no valid RecommenderModel. */
  GenericKubernetesResource read() throws IOException, InvalidModelException {
    if (!Files.exists(file)) {
      throw new InvalidModelException("\"%s\" does not exist".formatted(file));
    }
    read = Files.getLastModifiedTime(file);
    String yaml = Files.readString(file);
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      yaml = yaml.replace("${" + variable.getKey() + "}", variable.getValue());
    }
    return checked(yaml);
  }

  private GenericKubernetesResource checked(String yaml) throws InvalidModelException {
    try {
      JsonNode tree = YAML.readTree(yaml);
      List<String> violations = schema.violations(tree, applied);
      if (!violations.isEmpty()) {
        throw new InvalidModelException(
            "\"%s\": %s".formatted(file, String.join("; ", violations)));
      }
      applied = tree;
      var model = YAML.treeToValue(tree, GenericKubernetesResource.class);
      if (model.getMetadata().getNamespace() == null) {
        model.getMetadata().setNamespace("default");
      }
      return model;
    } catch (IOException e) {
      throw new InvalidModelException(
          "\"%s\" is no YAML of a RecommenderModel: %s".formatted(file, e.getMessage()));
    }
  }

  /** What the file holds cannot be applied. */
  static final class InvalidModelException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidModelException(String message) {
      super(message);
    }
  }
}
