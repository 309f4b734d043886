package dev.recommender.training.people;

/** Reads an empty store. */
record NobodyReader() implements PeopleReader {
  @Override
  public int slices() {
    return 1;
  }

  @Override
  public PersonStream read(Slice slice) {
    throw new IllegalStateException("nobody is known: there is nothing to read");
  }
}
