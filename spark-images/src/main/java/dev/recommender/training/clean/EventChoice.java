package dev.recommender.training.clean;

import dev.recommender.training.people.Interaction;
import dev.recommender.training.people.PeopleRules;
import dev.recommender.training.people.PeopleSnapshot;
import dev.recommender.training.people.Person;
import java.io.Serializable;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Chooses the interactions that count: those from {@code oldest} to {@code newest}, with movies of
 * the catalogue. What is undone stays undone however long ago: the row that it takes back is still
 * in the data set.
 */
record EventChoice(PeopleRules rules, long oldest, long newest, MovieIds movieIds)
    implements Serializable {

  static EventChoice of(PeopleSnapshot people, MovieIds movieIds) {
    PeopleRules rules = people.rules();
    Instant takenAt = people.contents().takenAt();
    return new EventChoice(
        rules, rules.oldestInteraction(takenAt), takenAt.toEpochMilli(), movieIds);
  }

  PersonEvents of(Person person) {
    long watermark = rules.watermark(person);
    SortedMap<Integer, Interaction> latest = new TreeMap<>();
    long leftOut = 0;
    long outsideTime = 0;
    long unknownMovie = 0;
    for (Interaction interaction : person.interactions()) {
      int item = movieIds.positionOf(interaction.movieId());
      if (!PeopleRules.usable(interaction.time(), watermark)) {
        leftOut++;
      } else if (isOutsideTime(interaction)) {
        outsideTime++;
      } else if (item < 0) {
        unknownMovie++;
      } else {
        latest.merge(item, interaction, EventChoice::later);
      }
    }
    long replaced =
        person.interactions().size() - leftOut - outsideTime - unknownMovie - latest.size();
    return PersonEvents.of(
        latest,
        new IgnoredInteractions(leftOut, outsideTime, unknownMovie, replaced, person.malformed()));
  }

  private boolean isOutsideTime(Interaction interaction) {
    return interaction.time() > newest || (interaction.time() < oldest && !interaction.undone());
  }

  private static Interaction later(Interaction earlier, Interaction interaction) {
    return PeopleRules.replaces(interaction, earlier) ? interaction : earlier;
  }
}
