package dev.recommender.training.evaluate;

import dev.recommender.training.train.AlsParameters;
import java.io.Serializable;

/**
 * How a model is evaluated.
 *
 * @param als what the model was trained with, which fold-in must mirror
 * @param minimumAudience the floor of audiences
 * @param people whose rankings count
 */
public record EvaluationPlan(
    HoldOut holdOut, AlsParameters als, int minimumAudience, EvaluatedPeople people)
    implements Serializable {}
