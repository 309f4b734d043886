package dev.recommender.service.http.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** The members of an object in a body; their paths begin with its own. */
public record Members(String prefix, JsonNode json) {
  public boolean has(String name) {
    return json.has(name);
  }

  /** A member whose absence is refused by whatever reads it. */
  public Member required(String name) {
    return new Member(prefix + name, json.path(name));
  }

  public Optional<Member> optional(String name) {
    return has(name) ? Optional.of(required(name)) : Optional.empty();
  }

  public void requireOnly(List<String> known) {
    json.fieldNames()
        .forEachRemaining(name -> {
          if (!known.contains(name)) {
            throw RequestBody.invalid(
                "%s%s has no effect, expected one of %s"
                    .formatted(prefix, Query.shown(name), String.join(", ", known)));
          }
        });
  }
}
