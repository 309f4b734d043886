package dev.recommender.platform.kubelet;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.Pod;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The environment variables of a container: what it declares, and the references resolved. */
final class Environment {
  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\$\\(|\\$\\(([A-Za-z_][A-Za-z0-9_.-]*)\\)");

  private final Pod pod;
  private final String podIp;
  private final ConfigSource source;
  private final Map<String, String> variables;

  private Environment(Pod pod, String podIp, ConfigSource source, Map<String, String> given) {
    this.pod = pod;
    this.podIp = podIp;
    this.source = source;
    this.variables = new LinkedHashMap<>(given);
  }

  /** The given variables, overridden by the container's own. */
  static Map<String, String> resolve(
      Pod pod, Container container, String podIp, ConfigSource source, Map<String, String> given)
      throws ContainerConfigException {
    Environment environment = new Environment(pod, podIp, source, given);
    for (EnvFromSource from : container.getEnvFrom()) {
      environment.addAll(from);
    }
    for (EnvVar variable : container.getEnv()) {
      environment.add(variable);
    }
    return environment.variables;
  }

  /**
   * Replaces {@code $(NAME)} by the variable's value; unknown names and {@code $$(NAME)} stay as
   * text.
   */
  static String expand(String text, Map<String, String> variables) {
    return REFERENCE
        .matcher(text)
        .replaceAll(match -> {
          String name = match.group(1);
          String value = name == null ? "$(" : variables.getOrDefault(name, match.group());
          return Matcher.quoteReplacement(value);
        });
  }

  private void add(EnvVar variable) throws ContainerConfigException {
    EnvVarSource from = variable.getValueFrom();
    if (from != null) {
      String value = resolve(from);
      if (value != null) {
        variables.put(variable.getName(), value);
      }
    } else {
      String text = variable.getValue() == null ? "" : variable.getValue();
      variables.put(variable.getName(), expand(text, variables));
    }
  }

  private void addAll(EnvFromSource from) throws ContainerConfigException {
    Map<String, byte[]> entries;
    if (from.getSecretRef() != null) {
      String name = from.getSecretRef().getName();
      entries =
          required(
              source.secret(name), "secret \"" + name + "\"", from.getSecretRef().getOptional());
    } else {
      String name = from.getConfigMapRef().getName();
      entries =
          required(
              source.configMap(name),
              "configmap \"" + name + "\"",
              from.getConfigMapRef().getOptional());
    }
    String prefix = from.getPrefix() == null ? "" : from.getPrefix();
    entries.forEach(
        (key, value) -> variables.put(prefix + key, new String(value, StandardCharsets.UTF_8)));
  }

  private @Nullable String resolve(EnvVarSource from) throws ContainerConfigException {
    if (from.getSecretKeyRef() != null) {
      var ref = from.getSecretKeyRef();
      return entry(
          source.secret(ref.getName()), "secret", ref.getName(), ref.getKey(), ref.getOptional());
    }
    if (from.getConfigMapKeyRef() != null) {
      var ref = from.getConfigMapKeyRef();
      return entry(
          source.configMap(ref.getName()),
          "configmap",
          ref.getName(),
          ref.getKey(),
          ref.getOptional());
    }
    if (from.getFieldRef() != null) {
      return field(from.getFieldRef().getFieldPath());
    }
    throw ContainerConfigException.notSupported("this source of an environment variable: " + from);
  }

  private String field(String path) throws ContainerConfigException {
    return switch (path) {
      case "metadata.name" -> pod.getMetadata().getName();
      case "metadata.namespace" -> pod.getMetadata().getNamespace();
      case "metadata.uid" -> pod.getMetadata().getUid();
      case "status.podIP" -> podIp;
      default ->
          throw ContainerConfigException.notSupported(
              "field \"" + path + "\" in an environment variable");
    };
  }

  private static @Nullable String entry(
      @Nullable Map<String, byte[]> data,
      String kind,
      String name,
      String key,
      @Nullable Boolean optional)
      throws ContainerConfigException {
    String what = kind + " \"" + name + "\"";
    byte[] value = required(data, what, optional).get(key);
    if (value == null && !Boolean.TRUE.equals(optional)) {
      throw ContainerConfigException.missing("key \"" + key + "\" of " + what);
    }
    return value == null ? null : new String(value, StandardCharsets.UTF_8);
  }

  private static Map<String, byte[]> required(
      @Nullable Map<String, byte[]> data, String what, @Nullable Boolean optional)
      throws ContainerConfigException {
    if (data == null && !Boolean.TRUE.equals(optional)) {
      throw ContainerConfigException.missing(what);
    }
    return data == null ? Map.of() : data;
  }
}
