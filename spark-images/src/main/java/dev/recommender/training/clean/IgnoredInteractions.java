package dev.recommender.training.clean;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/** Interactions that are not used, counted by reason. */
public record IgnoredInteractions(
    long leftOut, long outsideTime, long unknownMovie, long replaced, long malformed)
    implements Serializable {
  static final IgnoredInteractions NONE = new IgnoredInteractions(0, 0, 0, 0, 0);

  IgnoredInteractions plus(IgnoredInteractions other) {
    return new IgnoredInteractions(
        leftOut + other.leftOut,
        outsideTime + other.outsideTime,
        unknownMovie + other.unknownMovie,
        replaced + other.replaced,
        malformed + other.malformed);
  }

  IgnoredInteractions plusReplaced(long more) {
    return plus(new IgnoredInteractions(0, 0, 0, more, 0));
  }

  /** By the reasons that reports use; a reason without a case is left out. */
  public Map<String, Long> byReason() {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("interactionLeftOut", leftOut);
    counts.put("interactionOutsideTime", outsideTime);
    counts.put("interactionUnknownMovie", unknownMovie);
    counts.put("interactionReplaced", replaced);
    counts.put("interactionMalformed", malformed);
    counts.values().removeIf(count -> count == 0);
    return counts;
  }
}
