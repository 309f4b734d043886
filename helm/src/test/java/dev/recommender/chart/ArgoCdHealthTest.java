package dev.recommender.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.lib.jse.JsePlatform;

/**
 * The script that Argo CD runs, run by a Lua interpreter over statuses as the operator writes them.
 */
class ArgoCdHealthTest {
  private static final YAMLMapper YAML = new YAMLMapper();

  @ParameterizedTest
  @CsvSource({
    // Ready, its reason, observed generation, Progressing, Suspended, health, message
    "True, Serving, 3, False, False, Healthy, why",
    "True, Serving, 3, True, False, Healthy, why",
    "True, Serving, 3, False, True, Suspended, suspended",
    "True, Serving, 2, False, False, Progressing, the operator has not seen the latest change yet",
    "False, JobLost, 2, False, False, Progressing, the operator has not seen the latest change yet",
    "Unknown, Pending, 3, False, False, Progressing, why",
    "False, Pending, 3, False, False, Progressing, why",
    "False, Pending, 3, False, True, Suspended, suspended",
    "False, Training, 3, True, False, Progressing, why",
    "False, Promoting, 3, True, False, Progressing, why",
    "False, NothingLive, 3, False, False, Progressing, why",
    "False, AwaitingApproval, 3, False, False, Suspended, why",
    "False, PodsNotReady, 3, True, False, Progressing, why",
    "False, PodsNotReady, 3, False, False, Degraded, why",
    "False, AliasesBehind, 3, False, False, Degraded, why",
    "False, Rejected, 3, False, False, Degraded, why",
    "False, Rejected, 3, False, True, Degraded, why",
    "False, InvalidSpec, 3, False, False, Degraded, why",
    "False, DatasetNotFound, 3, False, False, Degraded, why",
    "False, ElasticsearchUnreachable, 3, True, False, Degraded, why",
  })
  void judgesAStatus(ArgumentsAccessor row) throws IOException {
    LuaTable judged = judge(model(row));
    assertThat(judged.get("status").tojstring()).isEqualTo(row.getString(5));
    assertThat(judged.get("message").tojstring()).isEqualTo(row.getString(6));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          metadata: {name: movies, generation: 1}
          {metadata: {name: movies, generation: 1}, status: {}}
          {metadata: {name: movies, generation: 1}, status: {conditions: []}}
          {metadata: {name: movies, generation: 1}, status: {conditions: [{type: Stale, status: "False"}]}}
          """)
  void waitsForTheOperator(String model) throws IOException {
    assertThat(judge(YAML.readTree(model)).get("status").tojstring()).isEqualTo("Progressing");
  }

  private static JsonNode model(ArgumentsAccessor row) throws IOException {
    String yaml =
        """
        metadata: {name: movies, generation: 3}
        status:
          conditions:
            - {type: Progressing, status: "%s", message: progress}
            - {type: Suspended, status: "%s", message: suspended}
            - {type: Ready, status: "%s", reason: %s, message: why, observedGeneration: %s}
        """
            .formatted(
                row.getString(3),
                row.getString(4),
                row.getString(0),
                row.getString(1),
                row.getString(2));
    return YAML.readTree(yaml);
  }

  private static LuaTable judge(JsonNode model) throws IOException {
    Globals lua = JsePlatform.standardGlobals();
    lua.set("obj", value(model));
    return lua.load(Files.readString(Path.of("argocd/health.lua"))).call().checktable();
  }

  private static LuaValue value(JsonNode node) {
    if (node.isContainerNode()) {
      LuaTable table = new LuaTable();
      node.properties().forEach(entry -> table.set(entry.getKey(), value(entry.getValue())));
      for (int i = 0; node.isArray() && i < node.size(); i++) {
        table.set(i + 1, value(node.get(i)));
      }
      return table;
    }
    return node.isNumber() ? LuaValue.valueOf(node.asInt()) : LuaValue.valueOf(node.asText());
  }
}
