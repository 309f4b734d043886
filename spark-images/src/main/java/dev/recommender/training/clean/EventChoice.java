package dev.recommender.training.clean;

import dev.recommender.training.people.Interaction;
import dev.recommender.training.people.PeopleRules;
import dev.recommender.training.people.PeopleSnapshot;
import dev.recommender.training.people.Person;
import java.io.Serializable;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Chooses the interactions that count: those since {@code oldest}, with movies of the catalogue.
 */
record EventChoice(PeopleRules rules, long oldest, MovieIds movieIds) implements Serializable {

  static EventChoice of(PeopleSnapshot people, MovieIds movieIds) {
    PeopleRules rules = people.rules();
    return new EventChoice(rules, rules.oldestInteraction(people.contents().takenAt()), movieIds);
  }

  PersonEvents of(Person person) {
    long watermark = rules.watermark(person);
    SortedMap<Integer, Interaction> latest = new TreeMap<>();
    long leftOut = 0;
    long tooOld = 0;
    long unknownMovie = 0;
    for (Interaction interaction : person.interactions()) {
      int item = movieIds.positionOf(interaction.movieId());
      if (!PeopleRules.usable(interaction.time(), watermark)) {
        leftOut++;
      } else if (interaction.time() < oldest) {
        tooOld++;
      } else if (item < 0) {
        unknownMovie++;
      } else {
        latest.merge(item, interaction, EventChoice::later);
      }
    }
    long replaced = person.interactions().size() - leftOut - tooOld - unknownMovie - latest.size();
    return PersonEvents.of(
        latest,
        new IgnoredInteractions(leftOut, tooOld, unknownMovie, replaced, person.malformed()));
  }

  private static Interaction later(Interaction earlier, Interaction interaction) {
    return PeopleRules.replaces(interaction, earlier) ? interaction : earlier;
  }
}
