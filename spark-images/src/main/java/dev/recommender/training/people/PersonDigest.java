package dev.recommender.training.people;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hashes of what a snapshot says of people, whatever the order it was read in. */
final class PersonDigest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Comparator<Interaction> ORDER =
      Comparator.comparingInt(Interaction::movieId).thenComparingLong(Interaction::time);

  private PersonDigest() {}

  /**
   * SHA-256 of the JSON array {@code [pseudonym, [status, purpose, policyVersion, time], tombstone,
   * [[movieId, opinion, time, undone], …]]} without spaces, times in epoch milliseconds,
   * interactions by movie and time, an opinion as a number or "liked" or "disliked".
   */
  static byte[] of(Person person) {
    try {
      return sha256().digest(JSON.writeValueAsBytes(canonical(person)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<@Nullable Object> canonical(Person person) {
    Consent consent = person.consent();
    return Arrays.asList(
        person.pseudonym(),
        consent == null
            ? null
            : Arrays.asList(
                consent.status(), consent.purpose(), consent.policyVersion(), consent.time()),
        person.tombstone(),
        person.interactions().stream().sorted(ORDER).map(PersonDigest::canonical).toList());
  }

  private static List<Object> canonical(Interaction interaction) {
    float rating = interaction.rating();
    Object opinion =
        Stars.isStars(rating) ? (Object) rating : rating == Stars.LIKED ? "liked" : "disliked";
    return List.of(interaction.movieId(), opinion, interaction.time(), interaction.undone());
  }

  /** Hex of SHA-256 over the sorted digests. */
  static String combine(Collection<byte[]> digests) {
    MessageDigest all = sha256();
    digests.stream().sorted(Arrays::compareUnsigned).forEach(all::update);
    return HexFormat.of().formatHex(all.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
