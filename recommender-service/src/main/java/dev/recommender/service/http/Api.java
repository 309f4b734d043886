package dev.recommender.service.http;

import dev.recommender.service.access.ApiKeysFile;
import dev.recommender.service.model.Model;
import dev.recommender.service.model.ModelState;
import dev.recommender.service.people.Pseudonymizer;
import dev.recommender.service.recommend.Recommender;
import java.util.function.Supplier;

/** Everything that the routes answer from. */
public record Api(
    Supplier<ModelState> state,
    Recommender recommender,
    Pseudonymizer pseudonymizer,
    ApiKeysFile apiKeys) {

  /** The model of this request; throws {@link ProblemException} until there is one. */
  Model model() {
    return switch (state.get()) {
      case ModelState.Ready(Model model) -> model;
      case ModelState.NotReady(String reason, String message) ->
          throw new ProblemException(
              Problem.unavailable("not-ready", "Model not ready", message).with("reason", reason));
    };
  }
}
