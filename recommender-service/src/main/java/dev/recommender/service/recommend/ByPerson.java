package dev.recommender.service.recommend;

import dev.recommender.service.model.Model;
import dev.recommender.service.people.Person;
import dev.recommender.service.people.Profile;
import dev.recommender.service.recommend.Notice.Reason;
import java.util.List;
import java.util.Optional;

/** Answers to a person from what may be used of them now. */
final class ByPerson {
  private ByPerson() {}

  static Recommendation answer(Model model, Person person, Wish wish) {
    return switch (person) {
      case Person.Unknown _ ->
          popular(
              model,
              wish,
              Reason.UNKNOWN_PERSON,
              "this model knows nobody of that id; these movies are popular");
      case Person.Withheld(Person.Reason reason) ->
          popular(model, wish, Reason.WITHHELD, withheld(reason) + "; these movies are popular");
      case Person.Known known -> known(new ByKnownMovies(model, known.movies(), wish), known);
    };
  }

  private static Recommendation known(ByKnownMovies answers, Person.Known known) {
    Optional<Profile> trained = known.trained().filter(Profile::hasFactors);
    return trained.isPresent()
        ? answers.trained(trained.get())
        : answers.foldedIn(
            "this model knows nothing that the person liked; these movies are popular");
  }

  private static Recommendation popular(Model model, Wish wish, Reason reason, String text) {
    return new ByKnownMovies(model, List.of(), wish).popular(new Notice(reason, text));
  }

  private static String withheld(Person.Reason reason) {
    return switch (reason) {
      case CONSENT_MISSING -> "the person has not consented";
      case CONSENT_WITHDRAWN -> "the person has withdrawn their consent";
      case OBJECTED -> "the person has objected";
    };
  }
}
