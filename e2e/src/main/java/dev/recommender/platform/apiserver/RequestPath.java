package dev.recommender.platform.apiserver;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of {@code /api/v1/namespaces/<namespace>/<plural>/<name>/<subresource>} and its {@code
 * /apis/<group>} form.
 */
record RequestPath(
    String group,
    String version,
    String namespace,
    String plural,
    @Nullable String name,
    String subresource) {

  /** The parsed path; null when it does not lead into a collection. */
  static @Nullable RequestPath parse(String path) {
    List<String> parts =
        Arrays.stream(path.split("/", -1)).filter(part -> !part.isEmpty()).toList();
    boolean core = !parts.isEmpty() && parts.getFirst().equals("api");
    int start = core ? 2 : 3;
    if (parts.size() <= start) {
      return null;
    }
    boolean inNamespace = parts.get(start).equals("namespaces") && parts.size() > start + 2;
    int at = inNamespace ? start + 2 : start;
    return new RequestPath(
        core ? "" : parts.get(1),
        parts.get(start - 1),
        inNamespace ? parts.get(start + 1) : "",
        parts.get(at),
        parts.size() > at + 1 ? parts.get(at + 1) : null,
        parts.size() > at + 2 ? parts.get(at + 2) : "");
  }
}
