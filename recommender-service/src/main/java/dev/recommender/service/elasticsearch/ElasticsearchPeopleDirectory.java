package dev.recommender.service.elasticsearch;

import dev.recommender.service.people.Pseudonym;
import dev.recommender.service.rights.PeopleDirectory;
import java.util.List;
import java.util.function.Consumer;

/**
 * Lists the people index in the order of pseudonyms, which never change: whoever is written
 * meanwhile is neither skipped nor seen twice.
 */
public final class ElasticsearchPeopleDirectory implements PeopleDirectory {
  private final JsonClient client;
  private final String peopleIndex;
  private final Outage outage;

  public ElasticsearchPeopleDirectory(JsonClient client, String peopleIndex, Outage outage) {
    this.client = client;
    this.peopleIndex = peopleIndex;
    this.outage = outage;
  }

  @Override
  public void everyone(Consumer<List<Pseudonym>> pages) {
    new Pages(client, peopleIndex, "user", outage)
        .readIds(page -> pages.accept(page.stream().map(Pseudonym::new).toList()));
  }
}
