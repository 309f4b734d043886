package dev.recommender.service.rights;

import dev.recommender.service.people.Pseudonym;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something done to personal data that must be on record; {@code actor} is the client whose API key
 * asked for it. The details name neither movies nor titles nor raw ids.
 */
public record Deed(
    Action action, @Nullable Pseudonym user, String actor, Map<String, Object> details) {
  public Deed {
    details = Map.copyOf(details);
  }

  /** What was done. */
  public enum Action {
    CONSENT_CHANGED,
    CONSENT_IMPORTED,
    EXPORTED,
    ERASED,
    RIGHTS_REAPPLIED,
    RETENTION_SWEPT;

    /** The action as documents name it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public static Deed of(Action action, @Nullable Pseudonym user, String actor) {
    return new Deed(action, user, actor, Map.of());
  }
}
