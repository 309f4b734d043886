package dev.recommender.training.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PageSizeTest {
  @Test
  void aPageHoldsSoManyInteractionsWhateverPeopleHave() {
    PageSize size = new PageSize(true);
    size.seen(List.of(busy(10_000), busy(10_000)));
    assertThat(size.next()).isEqualTo(1);
    size.seen(List.of(busy(100), busy(300)));
    assertThat(size.next()).isEqualTo(50);
    size.seen(List.of(busy(0)));
    assertThat(size.next()).isEqualTo(1_000);
  }

  @Test
  void peopleWithoutInteractionsComeByTheThousand() {
    assertThat(new PageSize(false).next()).isEqualTo(1_000);
  }

  private static Person busy(int interactions) {
    return new Person(
        "p",
        null,
        null,
        null,
        Collections.nCopies(interactions, new Interaction(1, 4, 0, false)),
        0);
  }
}
