package dev.recommender.training.people;

import java.io.Serializable;

/** Reads frozen people from wherever Spark runs. */
public interface PeopleReader extends Serializable {
  /** Why reading fails when the store no longer holds the people of that moment. */
  String SNAPSHOT_LOST = "SnapshotLost";

  /** How many slices suit so many people; never by the machine. */
  int slices();

  /** Every person is in exactly one slice. */
  PersonStream read(Slice slice);
}
