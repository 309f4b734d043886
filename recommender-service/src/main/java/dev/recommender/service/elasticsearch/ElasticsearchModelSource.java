package dev.recommender.service.elasticsearch;

import dev.recommender.service.model.Manifest;
import dev.recommender.service.model.ModelSource;
import dev.recommender.service.model.ModelSourceUnavailableException;
import dev.recommender.service.model.PublishedItem;
import dev.recommender.service.model.VersionLookup;
import java.util.function.Consumer;

/** Reads a model version from the versions index and from its items index. */
public final class ElasticsearchModelSource implements ModelSource {
  private final JsonClient client;
  private final String versionsIndex;
  private final String itemsIndex;

  public ElasticsearchModelSource(JsonClient client, String versionsIndex, String itemsIndex) {
    this.client = client;
    this.versionsIndex = versionsIndex;
    this.itemsIndex = itemsIndex;
  }

  @Override
  public VersionLookup version(int version) {
    try {
      return client
          .source(versionsIndex, Integer.toString(version))
          .map(source -> lookup(new Fields(source)))
          .orElseGet(VersionLookup.Absent::new);
    } catch (ElasticsearchException e) {
      throw unavailable(e);
    }
  }

  @Override
  public void items(Consumer<PublishedItem> consumer) {
    try {
      Pages.ahead(client, itemsIndex, "movieId")
          .read(
              client.object().set("match_all", client.object()),
              ItemDocument.FIELDS,
              page -> page.forEach(source -> consumer.accept(ItemDocument.read(source))));
    } catch (ElasticsearchException e) {
      throw unavailable(e);
    }
  }

  private static VersionLookup lookup(Fields document) {
    if (!document.source().path("complete").asBoolean()) {
      return new VersionLookup.Incomplete(document.textOr("state", "unknown"));
    }
    int format = document.integerOr("formatVersion", 0);
    return format == Manifest.FORMAT
        ? VersionDocument.read(document)
        : new VersionLookup.UnknownFormat(format);
  }

  private static ModelSourceUnavailableException unavailable(ElasticsearchException e) {
    return new ModelSourceUnavailableException(String.valueOf(e.getMessage()), e);
  }
}
