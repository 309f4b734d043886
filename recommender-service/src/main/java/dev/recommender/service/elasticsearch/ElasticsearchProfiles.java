package dev.recommender.service.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recommender.service.people.KnownMovie;
import dev.recommender.service.people.Profile;
import dev.recommender.service.people.Profiles;
import dev.recommender.service.people.Pseudonym;
import dev.recommender.service.scan.Factors;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads profiles from the users index of the pinned version. */
public final class ElasticsearchProfiles implements Profiles {
  private final JsonClient client;
  private final String usersIndex;
  private final Outage outage;

  public ElasticsearchProfiles(JsonClient client, String usersIndex, Outage outage) {
    this.client = client;
    this.usersIndex = usersIndex;
    this.outage = outage;
  }

  @Override
  public Optional<Profile> profile(Pseudonym pseudonym) {
    return outage.watch(() ->
        client
            .source(usersIndex, pseudonym.value(), "user", "factors", "bias", "ratings")
            .map(ElasticsearchProfiles::profile));
  }

  @Override
  public void whoLiked(int movieId, Consumer<List<Profile>> pages) {
    Pages users = new Pages(client, usersIndex, "user", outage);
    ObjectNode query = client.object();
    query.putObject("term").put("likedMovies", movieId);
    users.read(
        query,
        List.of("user", "factors"),
        page -> pages.accept(page.stream().map(ElasticsearchProfiles::profile).toList()));
  }

  private static Profile profile(JsonNode source) {
    Fields user = new Fields(source);
    ByteBuffer factors = user.bytes("factors");
    Double bias = user.number("bias");
    List<KnownMovie> movies = new ArrayList<>();
    source.path("ratings").forEach(rating -> movies.add(knownMovie(new Fields(rating))));
    return new Profile(
        new Pseudonym(user.textOr("user", "")),
        factors == null ? new float[0] : Factors.decoded(factors),
        bias == null ? 0 : bias,
        movies);
  }

  static KnownMovie knownMovie(Fields rating) {
    Long seconds = rating.whole("time");
    return new KnownMovie(
        rating.integerOr("movieId", 0),
        rating.number("rating"),
        rating.has("liked") ? (Boolean) rating.source().path("liked").asBoolean() : null,
        seconds == null ? null : Instant.ofEpochSecond(seconds));
  }
}
