package dev.recommender.training;

import dev.recommender.training.train.AlsParameters;
import dev.recommender.training.train.AudienceRule;
import dev.recommender.training.train.Audiences;
import dev.recommender.training.train.Factors;
import dev.recommender.training.train.ParameterSearch;
import org.jspecify.annotations.Nullable;

/**
 * A model that is fitted to everything, and how the same parameters did on the hold-out.
 *
 * @param search null when the parameters are those of the arguments
 */
record Fitted(
    AlsParameters parameters,
    @Nullable ParameterSearch search,
    Evaluations evaluations,
    Factors factors,
    AudienceRule rule,
    Audiences audiences) {}
