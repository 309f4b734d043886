package dev.recommender.operator.lifecycle;

/** Names an object of a resource, in the namespace of the resource. */
public record OwnedObject(String apiVersion, String kind, String name) {
  @Override
  public String toString() {
    return kind + "/" + name;
  }
}
