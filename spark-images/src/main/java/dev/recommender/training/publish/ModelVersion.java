package dev.recommender.training.publish;

import dev.recommender.training.clean.CleanData;
import dev.recommender.training.features.Features;
import dev.recommender.training.train.AudienceRule;
import dev.recommender.training.train.Audiences;
import dev.recommender.training.train.Factors;

/** Everything that is published of a model. */
public record ModelVersion(
    CleanData data, Features features, Factors factors, Audiences audiences, AudienceRule rule) {}
