package dev.recommender.training.clean;

import java.util.LinkedHashMap;
import java.util.Map;

/** What one rule of the data contract found, and what it expected. */
public record RuleOutcome(String rule, String found, String expected, boolean passed) {
  /** As it is written into the version document. */
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("rule", rule);
    fields.put("found", found);
    fields.put("expected", expected);
    fields.put("passed", passed);
    return fields;
  }

  String sentence() {
    return "%s is %s, expected %s".formatted(rule, found, expected);
  }
}
