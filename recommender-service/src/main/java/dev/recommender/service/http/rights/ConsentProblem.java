package dev.recommender.service.http.rights;

import dev.recommender.service.http.message.Problem;
import dev.recommender.service.rights.ConsentChange;

/** Why a statement about consent is refused, alone or among others. */
record ConsentProblem(String slug, String title, String detail) {
  static final int STATUS = 422;

  static ConsentProblem of(ConsentChange.Refused refused) {
    return switch (refused) {
      case ConsentChange.InFuture _ ->
          new ConsentProblem(
              "time-in-future",
              "Time in the future",
              "time is more than 5 minutes ahead of this service's clock");
      case ConsentChange.BeforeErasure _ ->
          new ConsentProblem(
              "time-before-erasure",
              "Time before the erasure",
              "time is not after the person's erasure, up to which nothing is kept");
    };
  }

  Problem problem() {
    return Problem.of(STATUS, slug, title, detail);
  }
}
