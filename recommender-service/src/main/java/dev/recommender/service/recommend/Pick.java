package dev.recommender.service.recommend;

/** A movie chosen for an answer, by position, with its score and why it is there. */
record Pick(int position, float score, Why why) {
  /** Why a movie was chosen. */
  enum Why {
    /** Its score is among the best. */
    SCORE,
    /** Its score alone would not do; few know it, and novelty was wished for. */
    NOVELTY,
    /** It has no factors and passes the filters; scored ones ran out. */
    POPULARITY
  }
}
