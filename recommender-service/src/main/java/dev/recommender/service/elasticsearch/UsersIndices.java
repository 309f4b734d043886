package dev.recommender.service.elasticsearch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The users indices of all model versions, complete or not, as the versions index names them. */
final class UsersIndices {
  private final JsonClient client;
  private final String versionsIndex;
  private final String served;

  /** The served one counts even if its version is no longer listed. */
  UsersIndices(JsonClient client, String versionsIndex, String served) {
    this.client = client;
    this.versionsIndex = versionsIndex;
    this.served = served;
  }

  /** The names, sorted; some of the indices may not exist any more. */
  List<String> names() {
    return List.copyOf(begun().keySet());
  }

  /** When the training of each began, by name; long ago when nobody knows. */
  SortedMap<String, Instant> begun() {
    // A training claims its version a moment before it writes: that claim must not be missed.
    client.refresh(versionsIndex);
    SortedMap<String, Instant> begun = new TreeMap<>(Map.of(served, Instant.MIN));
    new Pages(client, versionsIndex, "version")
        .read(
            client.object().set("match_all", client.object()),
            List.of("usersIndex", "startedAt"),
            page -> page.stream().map(Fields::new).forEach(version -> note(version, begun)));
    return begun;
  }

  private static void note(Fields version, SortedMap<String, Instant> begun) {
    String index = version.textOr("usersIndex", "");
    if (!index.isEmpty()) {
      String at = version.text("startedAt");
      begun.put(index, at == null ? Instant.MIN : Instant.parse(at));
    }
  }
}
