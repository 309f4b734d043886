package dev.recommender.platform.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The label and field selectors of a list, a watch or a deletion. */
final class Selector {
  private static final Pattern SET = Pattern.compile("(\\S+)\\s+(in|notin)\\s+\\(([^)]*)\\)");
  private static final Pattern EQUALITY = Pattern.compile("([^=!\\s]+)\\s*(!=|==|=)\\s*(.*)");

  private final Predicate<JsonNode> matches;

  private Selector(Predicate<JsonNode> matches) {
    this.matches = matches;
  }

  static Selector parse(@Nullable String labels, @Nullable String fields) {
    Predicate<JsonNode> all = object -> true;
    for (String term : terms(labels)) {
      all = all.and(requirement(term, Selector::label));
    }
    for (String term : terms(fields)) {
      all = all.and(requirement(term, Selector::field));
    }
    return new Selector(all);
  }

  boolean matches(JsonNode object) {
    return matches.test(object);
  }

  /** Splits at commas outside of parentheses. */
  private static List<String> terms(@Nullable String selector) {
    List<String> terms = new ArrayList<>();
    if (selector != null) {
      for (String term : selector.split(",(?![^(]*\\))", -1)) {
        if (!term.isBlank()) {
          terms.add(term.strip());
        }
      }
    }
    return terms;
  }

  private static Predicate<JsonNode> requirement(
      String term, Function<String, Function<JsonNode, JsonNode>> lookUp) {
    Matcher set = SET.matcher(term);
    if (set.matches()) {
      return in(
          lookUp.apply(set.group(1)),
          Set.of(set.group(3).strip().split("\\s*,\\s*")),
          set.group(2).equals("in"));
    }
    Matcher equality = EQUALITY.matcher(term);
    if (equality.matches()) {
      return in(
          lookUp.apply(equality.group(1)),
          Set.of(equality.group(3)),
          !equality.group(2).equals("!="));
    }
    boolean absent = term.startsWith("!");
    Function<JsonNode, JsonNode> value = lookUp.apply(absent ? term.substring(1) : term);
    return object -> value.apply(object).isMissingNode() == absent;
  }

  private static Predicate<JsonNode> in(
      Function<JsonNode, JsonNode> value, Set<String> values, boolean expected) {
    return object -> {
      JsonNode found = value.apply(object);
      return (!found.isMissingNode() && values.contains(found.asText())) == expected;
    };
  }

  private static Function<JsonNode, JsonNode> label(String key) {
    return object -> object.path("metadata").path("labels").path(key);
  }

  private static Function<JsonNode, JsonNode> field(String path) {
    return object -> object.at("/" + path.replace('.', '/'));
  }
}
