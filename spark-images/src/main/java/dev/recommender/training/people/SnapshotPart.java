package dev.recommender.training.people;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the driver keeps of one slice: no interactions, and little of each person. */
final class SnapshotPart implements Serializable {
  final Watermarks watermarks;
  final List<byte[]> digests = new ArrayList<>();
  int leftOut;
  long interactions;

  SnapshotPart(PeopleRules rules) {
    watermarks = new Watermarks(rules);
  }

  static SnapshotPart of(PersonStream people, PeopleRules rules) {
    SnapshotPart part = new SnapshotPart(rules);
    people.forEachRemaining(person -> part.add(person, rules.watermark(person)));
    return part;
  }

  private void add(Person person, long watermark) {
    watermarks.put(person.pseudonym(), watermark);
    digests.add(PersonDigest.of(person));
    leftOut += watermark == PeopleRules.EVERYTHING_USED ? 0 : 1;
    interactions += person.interactions().size();
  }

  void merge(SnapshotPart other) {
    watermarks.putAll(other.watermarks);
    digests.addAll(other.digests);
    leftOut += other.leftOut;
    interactions += other.interactions;
  }

  SnapshotContents contents(Instant takenAt) {
    return new SnapshotContents(
        PersonDigest.combine(digests), takenAt, digests.size(), leftOut, interactions);
  }
}
