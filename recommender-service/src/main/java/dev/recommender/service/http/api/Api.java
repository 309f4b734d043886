package dev.recommender.service.http.api;

import dev.recommender.service.access.ApiKeysFile;
import dev.recommender.service.datacatalogue.DataCatalogue;
import dev.recommender.service.http.message.Problem;
import dev.recommender.service.http.message.ProblemException;
import dev.recommender.service.model.Model;
import dev.recommender.service.model.ModelState;
import dev.recommender.service.people.Events;
import dev.recommender.service.people.Pseudonymizer;
import dev.recommender.service.recommend.Recommender;
import dev.recommender.service.rights.Rights;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/** Everything that the routes answer from. */
public record Api(
    Supplier<ModelState> state,
    Recommender recommender,
    Pseudonymizer pseudonymizer,
    ApiKeysFile apiKeys,
    AllowedOrigins allowedOrigins,
    DataCatalogue dataCatalogue,
    Events events,
    Rights rights,
    InstantSource clock) {

  /** The model of this request; throws {@link ProblemException} until there is one. */
  public Model model() {
    return switch (state.get()) {
      case ModelState.Ready(Model model) -> model;
      // The message may name hosts and indices: it stands in /health/ready, for those who run this.
      case ModelState.NotReady(String reason, String _) ->
          throw new ProblemException(
              Problem.unavailable(
                      "not-ready", "Model not ready", "there is no model to answer from yet")
                  .with("reason", reason));
    };
  }

  /** The time that answers carry, to the second. */
  public String now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
