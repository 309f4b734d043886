package dev.recommender.schema;

/** YAML that the documentation shows. */
final class Samples {
  private Samples() {}

  static String firstYamlBlock(String markdown) {
    int start = markdown.indexOf("```yaml\n") + "```yaml\n".length();
    return markdown.substring(start, markdown.indexOf("\n```", start));
  }
}
