package dev.recommender.service.http.rights;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recommender.service.http.message.Member;
import dev.recommender.service.http.message.Members;
import dev.recommender.service.http.message.UserPath;
import dev.recommender.service.people.Consent.Status;
import dev.recommender.service.people.Pseudonym;
import dev.recommender.service.people.Pseudonymizer;
import dev.recommender.service.rights.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Reads a statement about consent. */
final class StatementReader {
  private static final int LONGEST = 100;
  // Consent to anything else must not be taken for consent to this.
  private static final List<String> PURPOSES = List.of("recommendations");
  private static final List<String> STATUSES =
      Arrays.stream(Status.values()).map(Status::label).toList();

  private StatementReader() {}

  /** The person is named elsewhere. */
  static Statement ofPerson(Pseudonym person, JsonNode body) {
    return statement(
        person, Member.body(body).members("status", "purpose", "policyVersion", "channel", "time"));
  }

  /** The person is named by the member {@code user}; when it was said has to be there. */
  static Statement ofAnyone(Pseudonymizer pseudonymizer, JsonNode body) {
    Members members =
        Member.body(body).members("user", "status", "purpose", "policyVersion", "channel", "time");
    String user = members.required("user").identity(UserPath.LONGEST);
    Statement statement = statement(pseudonymizer.pseudonym(user), members);
    // An old list must not count as decided now: it would override later withdrawals.
    Instant _ = members.required("time").time();
    return statement;
  }

  private static Statement statement(Pseudonym person, Members members) {
    return new Statement(
        person,
        Status.valueOf(members.required("status").choice(STATUSES).toUpperCase(Locale.ROOT)),
        members.required("purpose").choice(PURPOSES),
        members.required("policyVersion").line(LONGEST),
        members.required("channel").line(LONGEST),
        members.optional("time").map(Member::time).orElse(null));
  }
}
