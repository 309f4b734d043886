package dev.recommender.service.recommend;

/** Which way of recommending by title is asked for. */
public enum Mode {
  AUDIENCE,
  USERS
}
