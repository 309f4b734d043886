package dev.recommender.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** The chart of this module, rendered by Helm. */
final class Chart {
  static final Path FOLDER = Path.of("recommender-operator");
  static final List<String> VALUE_SETS = List.of("defaults", "everything", "air-gapped");

  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Path WITHOUT_HOOKS = withoutHooks();

  private Chart() {}

  /** The values and the golden file of one value set. */
  static Path valueSet(String name, String file) {
    return Path.of("src/test/resources/render", name, file);
  }

  static Rendered render(String valueSet) {
    return Rendered.parse(template().withValuesFile(valueSet(valueSet, "values.yaml")).call());
  }

  static Stream<Rendered> renderAll() {
    return VALUE_SETS.stream().map(Chart::render);
  }

  /** Renders with a few values, written {@code path=value}. */
  static Rendered renderWith(String... values) {
    TemplateCommand command = template();
    for (String value : values) {
      String[] parts = value.split("=", 2);
      command.set(parts[0], parts[1]);
    }
    return Rendered.parse(command.call());
  }

  static TemplateCommand template() {
    return new Helm(WITHOUT_HOOKS)
        .template()
        .withName("recommender-operator")
        .withNamespace("recommender")
        .withKubeVersion("1.28.0");
  }

  static JsonNode yaml(Path file) throws IOException {
    return YAML.readTree(Files.readString(file));
  }

  static JsonNode schema() throws IOException {
    return yaml(FOLDER.resolve("values.schema.json"));
  }

  // The library leaves hooks out of what it renders; here they are ordinary objects.
  private static Path withoutHooks() {
    try {
      Path copy = copy("target/chart-without-hooks");
      Path helpers = copy.resolve("templates/_helpers.tpl");
      String text = Files.readString(helpers);
      Files.writeString(helpers, text.replace("helm.sh/hook: test", "was-hook: test"));
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies the chart, to be changed. */
  static Path copy(String folder) throws IOException {
    Path copy = Path.of(folder);
    try (Stream<Path> files = Files.walk(FOLDER)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = copy.resolve(FOLDER.relativize(file));
        Files.createDirectories(target.getParent());
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return copy;
  }
}
