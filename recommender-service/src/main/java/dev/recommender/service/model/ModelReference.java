package dev.recommender.service.model;

/** Which version of which RecommenderModel this process serves. */
public record ModelReference(String namespace, String name, int version) {
  @Override
  public String toString() {
    return name + " v" + version;
  }
}
