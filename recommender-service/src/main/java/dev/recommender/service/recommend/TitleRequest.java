package dev.recommender.service.recommend;

import org.jspecify.annotations.Nullable;

/** A request for recommendations by title. */
public record TitleRequest(String title, @Nullable Integer year, Mode mode, Wish wish) {}
