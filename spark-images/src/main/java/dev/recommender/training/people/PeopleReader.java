package dev.recommender.training.people;

import java.io.Serializable;

/** Reads frozen people from wherever Spark runs. */
public interface PeopleReader extends Serializable {
  /** How many slices suit so many people; never by the machine. */
  int slices();

  /** Every person is in exactly one slice. */
  PersonStream read(Slice slice);
}
