package dev.recommender.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class RenderTest {
  static final List<String> VALUE_SETS = Chart.VALUE_SETS;

  @ParameterizedTest
  @FieldSource("VALUE_SETS")
  void rendersWhatTheGoldenFileSays(String valueSet) throws IOException {
    Golden.compare(
        Chart.valueSet(valueSet, "out.yaml"), Chart.render(valueSet).textWithoutDefinition());
  }

  @Test
  void passesTheStrictLint() {
    LintResult result = new Helm(Chart.FOLDER).lint().strict().call();
    assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
  }

  @Test
  void hasTheVersionOfTheProject() throws IOException {
    JsonNode chart = Chart.yaml(Chart.FOLDER.resolve("Chart.yaml"));
    assertThat(List.of(chart.path("version").asText(), chart.path("appVersion").asText()))
        .containsOnly(System.getProperty("project.version"));
  }

  @ParameterizedTest
  @FieldSource("VALUE_SETS")
  void namesEveryObjectOnce(String valueSet) {
    assertThat(Chart.render(valueSet).objects())
        .extracting(object ->
            object.path("kind").asText()
                + " "
                + object.path("metadata").path("namespace").asText()
                + "/"
                + Rendered.name(object))
        .doesNotHaveDuplicates();
  }

  @Test
  void installsTheDefinitionAsItIsGenerated() throws IOException {
    JsonNode generated = Chart.yaml(Path.of("../crds/recommendermodels.recommender.dev.yaml"));
    JsonNode rendered = Chart.render("defaults").only("CustomResourceDefinition");
    assertThat(rendered.path("spec").equals(RenderTest::compare, generated.path("spec"))).isTrue();
    assertThat(Rendered.name(rendered)).isEqualTo(Rendered.name(generated));
  }

  @Test
  void keepsTheDefinitionUnlessToldOtherwise() {
    assertThat(policy(Chart.renderWith())).isEqualTo("keep");
    assertThat(policy(Chart.renderWith("crds.keep=false"))).isEmpty();
    assertThat(Chart.renderWith("crds.install=false").ofKind("CustomResourceDefinition")).isEmpty();
  }

  // Helm writes 1.0 as 1.
  private static int compare(JsonNode one, JsonNode other) {
    return one.isNumber() && other.isNumber()
        ? one.decimalValue().compareTo(other.decimalValue())
        : one.equals(other) ? 0 : 1;
  }

  private static String policy(Rendered rendered) {
    return rendered
        .only("CustomResourceDefinition")
        .path("metadata")
        .path("annotations")
        .path("helm.sh/resource-policy")
        .asText();
  }
}
