package dev.recommender.service.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PeopleTest {
  private final InMemoryProfiles profiles = new InMemoryProfiles();
  private final InMemoryTombstones tombstones = new InMemoryTombstones();
  private final People people = new People(profiles, tombstones);

  @Test
  void forgetsThoseWithATombstone() {
    Profile gone = profile("gone", 1f);
    profiles.add(gone, 5);
    assertThat(people.person(gone.pseudonym()))
        .isEqualTo(new Person.Known(List.of(), Optional.of(gone)));
    tombstones.add(gone.pseudonym());
    assertThat(people.person(gone.pseudonym())).isEqualTo(new Person.Unknown());
    assertThat(whoLiked(5)).isEmpty();
  }

  @Test
  void handsOverThoseWhoLikedAMovieAndHaveFactors() {
    Profile fan = profile("fan", 1f);
    profiles.add(fan, 5, 6);
    profiles.add(profile("other", 1f), 6);
    profiles.add(profile("without"), 5);
    assertThat(whoLiked(5)).containsExactly(fan);
  }

  private List<Profile> whoLiked(int movieId) {
    List<Profile> found = new ArrayList<>();
    people.whoLiked(movieId, found::add);
    return found;
  }

  private static Profile profile(String name, float... factors) {
    return SampleProfiles.profile(new Pseudonym(name), factors);
  }
}
