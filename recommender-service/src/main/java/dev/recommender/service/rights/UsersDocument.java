package dev.recommender.service.rights;

import dev.recommender.service.people.KnownMovie;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A person in a users index: the rows of the data set, and everything derived, by field. */
public record UsersDocument(List<KnownMovie> ratings, Map<String, Object> derived) {
  public UsersDocument {
    ratings = List.copyOf(ratings);
    derived = Collections.unmodifiableMap(new LinkedHashMap<>(derived));
  }
}
