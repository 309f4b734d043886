package dev.recommender.operator.lifecycle;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of everything that belongs to one resource; nobody else composes them.
 *
 * @param namespace namespace of the resource
 * @param name name of the resource, at most 40 characters, so that every name here stays below 63
 * @param indexPrefix prefix of its indices
 */
public record ModelNames(String namespace, String name, String indexPrefix) {
  /** The kinds of index that every version has, in the order in which they are listed. */
  public static final List<String> VERSIONED = List.of("items", "users", "statistics");

  /**
   * The names for a resource with the prefix of its spec; an empty one means {@code
   * namespace.name}.
   */
  public static ModelNames of(String namespace, String name, String specPrefix) {
    return new ModelNames(
        namespace, name, specPrefix.isEmpty() ? namespace + "." + name : specPrefix);
  }

  /** The Service, which keeps its name over all versions. */
  public String service() {
    return name;
  }

  /** The ServiceAccount of the service's pods; nobody binds anything to it. */
  public String serviceAccount() {
    return name + "-service";
  }

  /** The Deployment of one version. */
  public String deployment(int version) {
    return name + "-v" + version;
  }

  /** The Job that makes one version, and the ConfigMap with the template of its executors. */
  public String job(int version) {
    return name + "-train-v" + version;
  }

  /** The ServiceAccount of a driver that makes executor pods, and the RoleBinding that lets it. */
  public String trainingAccount() {
    return name + "-training";
  }

  /** The ServiceAccount of executor pods. */
  public String executorAccount() {
    return name + "-executor";
  }

  /** The Secret that the operator makes when the spec names no pseudonym key. */
  public String generatedPseudonymKey() {
    return name + "-pseudonym-key";
  }

  /** An index of one version, such as {@code movies-items-v7}. */
  public String versioned(String kind, int version) {
    return alias(kind) + "-v" + version;
  }

  /** The alias over the indices of one kind. */
  public String alias(String kind) {
    return indexPrefix + "-" + kind;
  }

  /** All indices of one version. */
  public List<String> indicesOf(int version) {
    return VERSIONED.stream().map(kind -> versioned(kind, version)).toList();
  }

  /** A long-lived index: versions, people, audit or catalogue. */
  public String longLived(String kind) {
    return indexPrefix + "-" + kind;
  }

  /** The version that an index name of this resource carries; empty for any other name. */
  public Optional<Integer> versionOf(String index) {
    Matcher matcher =
        Pattern.compile(Pattern.quote(indexPrefix) + "-(items|users|statistics)-v([0-9]{1,9})")
            .matcher(index);
    return matcher.matches() ? Optional.of(Integer.valueOf(matcher.group(2))) : Optional.empty();
  }
}
