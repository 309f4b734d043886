package dev.recommender.training.people;

/** Reads slices of a point in time, with a connection of its own for each. */
record SlicedReader(
    ElasticsearchSettings settings, String index, String pointInTime, String keyId, int slices)
    implements PeopleReader {
  private static final int PEOPLE_PER_SLICE = 5_000;
  private static final int MOST_SLICES = 256;

  static int slices(long people) {
    return (int) Math.min(MOST_SLICES, 1 + people / PEOPLE_PER_SLICE);
  }

  @Override
  public PersonStream read(Slice slice) {
    return new SlicePages(new ElasticsearchConnection(settings), this, slice);
  }
}
