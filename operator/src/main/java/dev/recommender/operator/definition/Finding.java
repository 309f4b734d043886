package dev.recommender.operator.definition;

/** What a look at the installed CRD came to. */
public sealed interface Finding {
  /** It has every field that is needed. */
  record Complete() implements Finding {}

  /** It is missing, or lacks fields; the sentence says which, and what to do. */
  record Lacking(String sentence) implements Finding {}

  /** The API server did not answer; it may be asked again. */
  record Unanswered(String sentence) implements Finding {}

  /** It may not be read, which a person may have wanted. */
  record Unreadable(String sentence) implements Finding {}
}
