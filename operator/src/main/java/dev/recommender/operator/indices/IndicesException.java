package dev.recommender.operator.indices;

/** Elasticsearch could not do what was asked. */
public final class IndicesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /** Takes one word for machines and one sentence for people. */
  public IndicesException(String reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** One word: Unreachable, Unauthorized, ReadOnly, AliasesMoved or Refused. */
  public String reason() {
    return reason;
  }
}
