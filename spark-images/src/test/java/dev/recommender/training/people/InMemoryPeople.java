package dev.recommender.training.people;

import dev.recommender.training.failure.RunFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;

/** Keeps people in a map; what is frozen is a copy. */
public final class InMemoryPeople implements People {
  private static final int SLICES = 3;

  /** By pseudonym. */
  public final Map<String, Person> people = new ConcurrentSkipListMap<>();

  /** How many are frozen and not released. */
  public int held;

  private int toLose;

  public InMemoryPeople with(Person person) {
    people.put(person.pseudonym(), person);
    return this;
  }

  /** The next moments are lost before they are read. */
  public InMemoryPeople losing(int moments) {
    toLose = moments;
    return this;
  }

  @Override
  public FrozenPeople freeze(Instant now, String keyId) {
    held++;
    boolean lost = toLose > 0;
    toLose -= lost ? 1 : 0;
    Reader reader = new Reader(new ArrayList<>(people.values()), lost);
    return new FrozenPeople() {
      @Override
      public Instant takenAt() {
        return now;
      }

      @Override
      public PeopleReader reader() {
        return reader;
      }

      @Override
      public void close() {
        held--;
      }
    };
  }

  private record Reader(ArrayList<Person> all, boolean lost) implements PeopleReader {
    @Override
    public int slices() {
      return SLICES;
    }

    @Override
    public PersonStream read(Slice slice) {
      if (lost) {
        throw RunFailure.elasticsearch("SnapshotLost", "gone", null);
      }
      List<Person> part =
          IntStream.range(0, all.size())
              .filter(n -> n % slice.of() == slice.number())
              .mapToObj(n -> slice.withInteractions() ? all.get(n) : standing(all.get(n)))
              .toList();
      Iterator<Person> people = part.iterator();
      return new PersonStream() {
        @Override
        public boolean hasNext() {
          return people.hasNext();
        }

        @Override
        public Person next() {
          return people.next();
        }

        @Override
        public void close() {}
      };
    }

    private static Person standing(Person person) {
      return new Person(
          person.pseudonym(), person.keyId(), person.consent(), person.tombstone(), List.of(), 0);
    }
  }
}
