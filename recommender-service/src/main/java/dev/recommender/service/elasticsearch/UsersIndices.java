package dev.recommender.service.elasticsearch;

import java.util.List;
import java.util.TreeSet;

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
    // A training claims its version a moment before it writes: that claim must not be missed.
    client.refresh(versionsIndex);
    TreeSet<String> names = new TreeSet<>(List.of(served));
    new Pages(client, versionsIndex, "version")
        .read(
            client.object().set("match_all", client.object()),
            List.of("usersIndex"),
            page ->
                page.stream()
                    .map(source -> new Fields(source).text("usersIndex"))
                    .filter(name -> name != null && !name.isEmpty())
                    .forEach(names::add));
    return List.copyOf(names);
  }
}
