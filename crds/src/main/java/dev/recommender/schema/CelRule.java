package dev.recommender.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One compiled rule of {@code x-kubernetes-validations}. */
final class CelRule {
  private static final CelCompiler COMPILER =
      CelCompilerFactory.standardCelCompilerBuilder()
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .addVar("self", SimpleType.DYN)
          .addVar("oldSelf", SimpleType.DYN)
          .build();
  private static final CelRuntime RUNTIME = CelRuntimeFactory.plannerRuntimeBuilder().build();

  private final String expression;
  private final String message;
  private final CelRuntime.Program program;

  private CelRule(String expression, String message, CelRuntime.Program program) {
    this.expression = expression;
    this.message = message;
    this.program = program;
  }

  static CelRule compile(String expression, @Nullable String message) {
    try {
      var program = RUNTIME.createProgram(COMPILER.compile(expression).getAst());
      return new CelRule(
          expression, message == null ? "failed rule: " + expression : message, program);
    } catch (CelValidationException | CelEvaluationException e) {
      throw new IllegalArgumentException(
          "compiling the CEL rule \"%s\": %s".formatted(expression, e.getMessage()), e);
    }
  }

  String message() {
    return message;
  }

  /**
   * A rule that names {@code oldSelf} is only asked when there is an old value, as the API server
   * does.
   */
  boolean holds(JsonNode self, @Nullable JsonNode old) {
    boolean transition = expression.contains("oldSelf");
    if (transition && old == null) {
      return true;
    }
    Map<String, Object> variables = new HashMap<>();
    variables.put("self", value(self));
    if (transition && old != null) {
      variables.put("oldSelf", value(old));
    }
    try {
      return Boolean.TRUE.equals(program.eval(variables));
    } catch (CelEvaluationException e) {
      return false;
    }
  }

  private static Object value(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> object(node);
      case ARRAY -> array(node);
      case BOOLEAN -> node.booleanValue();
      case NUMBER ->
          node.isIntegralNumber() ? (Object) node.longValue() : (Object) node.doubleValue();
      default -> node.asText();
    };
  }

  private static List<Object> array(JsonNode node) {
    List<Object> values = new ArrayList<>();
    node.forEach(element -> values.add(value(element)));
    return values;
  }

  // A null counts as absent, as the API server treats it.
  private static Map<String, Object> object(JsonNode node) {
    Map<String, Object> fields = new HashMap<>();
    node.properties()
        .forEach(field -> {
          if (!field.getValue().isNull()) {
            fields.put(field.getKey(), value(field.getValue()));
          }
        });
    return fields;
  }
}
