package dev.recommender.training.people;

import java.time.Instant;

/** Freezes the people index in a point in time. */
public final class ElasticsearchPeople implements People {
  private final ElasticsearchConnection connection;
  private final ElasticsearchSettings settings;
  private final String index;

  /** The settings are the connection's, for the readers in Spark's tasks. */
  public ElasticsearchPeople(
      ElasticsearchConnection connection, ElasticsearchSettings settings, String index) {
    this.connection = connection;
    this.settings = settings;
    this.index = index;
  }

  @Override
  public FrozenPeople freeze(Instant now, String keyId) {
    PointInTime moment = PointInTime.open(connection, index);
    try {
      int slices = SlicedReader.slices(moment.count());
      return new Frozen(now, new SlicedReader(settings, index, moment.id(), keyId, slices), moment);
    } catch (RuntimeException e) {
      moment.close();
      throw e;
    }
  }

  private record Frozen(Instant takenAt, PeopleReader reader, PointInTime moment)
      implements FrozenPeople {
    @Override
    public void close() {
      moment.close();
    }
  }
}
