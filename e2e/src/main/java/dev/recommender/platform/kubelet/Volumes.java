package dev.recommender.platform.kubelet;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lays a pod's volumes out as folders; laid out again, they follow their Secrets and ConfigMaps.
 */
record Volumes(PodFolder folder, ConfigSource source, Map<String, Path> claims) {

  /** The folders of all mounts, and the file of the termination message. */
  Mounts layOut(PodSpec spec, Container container) throws ContainerConfigException, IOException {
    Map<String, Path> folders = new HashMap<>();
    for (Volume volume : spec.getVolumes()) {
      folders.put(volume.getName(), layOut(volume));
    }
    List<Mounts.Mount> mounts = new ArrayList<>();
    for (VolumeMount mount : container.getVolumeMounts()) {
      Path path = folders.get(mount.getName());
      if (path == null) {
        throw ContainerConfigException.missing("volume \"" + mount.getName() + "\"");
      }
      String subPath = mount.getSubPath() == null ? "" : mount.getSubPath();
      mounts.add(
          new Mounts.Mount(mount.getMountPath().replaceFirst("/$", ""), path.resolve(subPath)));
    }
    String message = container.getTerminationMessagePath();
    mounts.add(
        new Mounts.Mount(
            message == null ? "/dev/termination-log" : message, folder.terminationLog()));
    return new Mounts(mounts);
  }

  /** Whether any of them can change while the pod runs. */
  static boolean canChange(PodSpec spec) {
    return spec.getVolumes().stream()
        .anyMatch(volume -> volume.getSecret() != null || volume.getConfigMap() != null);
  }

  private Path layOut(Volume volume) throws ContainerConfigException, IOException {
    String name = volume.getName();
    if (volume.getSecret() != null) {
      var secret = volume.getSecret();
      String what = "secret \"" + secret.getSecretName() + "\"";
      Map<String, byte[]> data = source.secret(secret.getSecretName());
      return folder.volume(
          name, select(what, data, secret.getItems(), Boolean.TRUE.equals(secret.getOptional())));
    }
    if (volume.getConfigMap() != null) {
      var map = volume.getConfigMap();
      String what = "configmap \"" + map.getName() + "\"";
      Map<String, byte[]> data = source.configMap(map.getName());
      return folder.volume(
          name, select(what, data, map.getItems(), Boolean.TRUE.equals(map.getOptional())));
    }
    if (volume.getPersistentVolumeClaim() != null) {
      return claim(volume.getPersistentVolumeClaim().getClaimName());
    }
    if (volume.getEmptyDir() != null) {
      return folder.volume(name);
    }
    throw ContainerConfigException.notSupported("the kind of volume \"" + name + "\"");
  }

  private Path claim(String name) throws ContainerConfigException {
    Path path = claims.get(name);
    if (path == null) {
      throw ContainerConfigException.missing("persistentvolumeclaim \"" + name + "\"");
    }
    return path;
  }

  private static Map<String, byte[]> select(
      String what, @Nullable Map<String, byte[]> data, List<KeyToPath> items, boolean optional)
      throws ContainerConfigException {
    if (data == null) {
      if (optional) {
        return Map.of();
      }
      throw ContainerConfigException.missing(what);
    }
    return items.isEmpty() ? data : pick(what, data, items, optional);
  }

  private static Map<String, byte[]> pick(
      String what, Map<String, byte[]> data, List<KeyToPath> items, boolean optional)
      throws ContainerConfigException {
    Map<String, byte[]> files = new HashMap<>();
    for (KeyToPath item : items) {
      byte[] value = data.get(item.getKey());
      if (value != null) {
        files.put(item.getPath(), value);
      } else if (!optional) {
        throw ContainerConfigException.missing("key \"" + item.getKey() + "\" of " + what);
      }
    }
    return files;
  }
}
