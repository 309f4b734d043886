package dev.recommender.training.publish;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import dev.recommender.training.clean.MovieIds;
import dev.recommender.training.clean.UserHistory;
import dev.recommender.training.people.Stars;
import java.io.IOException;

/**
 * A person's ratings as they are stored: the movie, then {@code rating} or, without stars, {@code
 * liked}, and {@code time} in epoch seconds where it is known. Written without an object per
 * rating, because there are as many as the data set has rows.
 */
record RatedMovies(UserHistory history, MovieIds movieIds) implements JsonSerializable {
  @Override
  public void serialize(JsonGenerator json, SerializerProvider provider) throws IOException {
    json.writeStartArray();
    for (int n = 0; n < history.size(); n++) {
      json.writeStartObject();
      json.writeNumberField("movieId", movieIds.id(history.items()[n]));
      preference(json, history.ratings()[n]);
      if (history.times()[n] > 0) {
        json.writeNumberField("time", history.times()[n]);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void preference(JsonGenerator json, float rating) throws IOException {
    if (Stars.isStars(rating)) {
      json.writeNumberField("rating", rating);
    } else {
      json.writeBooleanField("liked", rating > 0);
    }
  }

  @Override
  public void serializeWithType(
      JsonGenerator json, SerializerProvider provider, TypeSerializer typed) throws IOException {
    serialize(json, provider);
  }
}
