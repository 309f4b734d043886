package dev.recommender.service.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recommender.service.people.Consent;
import dev.recommender.service.people.Consent.Decision;
import dev.recommender.service.people.Consent.Status;
import dev.recommender.service.people.Interaction;
import dev.recommender.service.people.LiveRecord;
import dev.recommender.service.people.Pseudonym;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A document of the people index, also as scripts of an operator write it: what is missing is left
 * out, what cannot be read counts as never said, as in training.
 */
final class PersonDocument {
  /**
   * A tombstone that cannot be read lies in the future: who was erased is never used by mistake.
   */
  private static final Instant UNREADABLE = Instant.parse("9999-12-31T23:59:59.999Z");

  private PersonDocument() {}

  /** A document that names no key was written under ours. */
  static LiveRecord read(Pseudonym pseudonym, JsonNode source, String keyId) {
    Fields document = new Fields(source);
    return new LiveRecord(
        pseudonym,
        document.textOr("keyId", keyId),
        tombstone(document),
        consent(document.in("consent")),
        interactions(source.path("interactions")));
  }

  static void write(LiveRecord record, ObjectNode document) {
    document.put("user", record.pseudonym().value()).put("keyId", record.keyId());
    putIfThere(document, "tombstone", record.tombstone());
    if (record.consent() != null) {
      ObjectNode consent = document.putObject("consent");
      write(record.consent().current(), consent);
      ArrayNode history = consent.putArray("history");
      record.consent().history().forEach(decision -> write(decision, history.addObject()));
    }
    ArrayNode interactions = document.putArray("interactions");
    record.interactions().forEach(one -> write(one, interactions.addObject()));
  }

  private static @Nullable Instant tombstone(Fields document) {
    Instant time = instant(document, "tombstone");
    return document.has("tombstone") && time == null ? UNREADABLE : time;
  }

  private static @Nullable Consent consent(Fields consent) {
    Decision current = decision(consent);
    return current == null
        ? null
        : new Consent(
            current,
            elements(consent.source().path("history")).stream()
                .map(PersonDocument::decision)
                .mapMulti(PersonDocument::keepRead)
                .toList());
  }

  private static void keepRead(@Nullable Decision read, Consumer<Decision> kept) {
    if (read != null) {
      kept.accept(read);
    }
  }

  private static @Nullable Decision decision(Fields fields) {
    String label = fields.text("status");
    Instant time = instant(fields, "time");
    return Arrays.stream(Status.values())
        .filter(status -> status.label().equals(label))
        .findFirst()
        .map(status ->
            new Decision(
                status,
                fields.textOr("purpose", ""),
                fields.textOr("policyVersion", ""),
                time == null ? Instant.EPOCH : time,
                fields.textOr("channel", "")))
        .orElse(null);
  }

  private static List<Interaction> interactions(JsonNode written) {
    List<Interaction> interactions = new ArrayList<>(written.size());
    for (Fields fields : elements(written)) {
      Instant time = instant(fields, "time");
      if (time != null && saysSomething(fields) && fields.source().path("movieId").isInt()) {
        interactions.add(interaction(fields, time));
      }
    }
    return interactions;
  }

  private static Interaction interaction(Fields fields, Instant time) {
    boolean undone = fields.source().path("undone").asBoolean();
    boolean stars = !undone && fields.has("rating");
    boolean liked = !undone && !stars;
    return new Interaction(
        fields.integerOr("movieId", 0),
        stars ? fields.number("rating") : null,
        liked ? (Boolean) fields.source().path("liked").booleanValue() : null,
        time,
        undone,
        fields.text("eventId"),
        fields.texts("earlierEventIds"));
  }

  private static boolean saysSomething(Fields fields) {
    JsonNode rating = fields.source().path("rating");
    return fields.source().path("undone").asBoolean()
        || (rating.isNumber()
            ? rating.doubleValue() >= 0.5 && rating.doubleValue() <= 5
            : fields.source().path("liked").isBoolean());
  }

  private static List<Fields> elements(JsonNode array) {
    List<Fields> elements = new ArrayList<>(array.size());
    array.forEach(element -> elements.add(new Fields(element)));
    return elements;
  }

  private static @Nullable Instant instant(Fields fields, String name) {
    try {
      Instant time = Instant.parse(fields.textOr(name, ""));
      // Fails for a time so far away that training cannot read it either.
      long _ = time.toEpochMilli();
      return time;
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }

  private static void write(Decision decision, ObjectNode to) {
    to.put("status", decision.status().label());
    putIfThere(to, "purpose", decision.purpose());
    putIfThere(to, "policyVersion", decision.policyVersion());
    putIfThere(to, "time", decision.time().equals(Instant.EPOCH) ? null : decision.time());
    putIfThere(to, "channel", decision.channel());
  }

  private static void write(Interaction interaction, ObjectNode to) {
    to.put("movieId", interaction.movieId()).put("time", interaction.time().toString());
    if (interaction.rating() != null) {
      to.put("rating", interaction.rating());
    }
    if (interaction.liked() != null) {
      to.put("liked", interaction.liked());
    }
    if (interaction.undone()) {
      to.put("undone", true);
    }
    putIfThere(to, "eventId", interaction.eventId());
    if (!interaction.earlierEventIds().isEmpty()) {
      interaction.earlierEventIds().forEach(to.putArray("earlierEventIds")::add);
    }
  }

  private static void putIfThere(ObjectNode to, String name, @Nullable Object value) {
    if (value != null && !value.toString().isEmpty()) {
      to.put(name, value.toString());
    }
  }
}
