package dev.recommender.operator.pod;

import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.ArrayList;
import java.util.List;

/** The volumes of a pod and where its container sees them. */
public final class Mounts {
  private final List<Volume> volumes = new ArrayList<>();
  private final List<VolumeMount> mounts = new ArrayList<>();

  /** A pod with a writable {@code /tmp} and nothing else. */
  public Mounts() {
    volumes.add(new VolumeBuilder().withName("tmp").withNewEmptyDir().endEmptyDir().build());
    mounts.add(new VolumeMountBuilder().withName("tmp").withMountPath("/tmp").build());
  }

  /** Adds a Secret, read-only. */
  public Mounts secret(String name, String secret, String path) {
    volumes.add(
        new VolumeBuilder()
            .withName(name)
            .withNewSecret()
            .withSecretName(secret)
            .endSecret()
            .build());
    return mount(name, path);
  }

  /** Adds a ConfigMap, read-only. */
  public Mounts configMap(String name, String configMap, String path) {
    volumes.add(
        new VolumeBuilder()
            .withName(name)
            .withNewConfigMap()
            .withName(configMap)
            .endConfigMap()
            .build());
    return mount(name, path);
  }

  /** Adds a claim, read-only. */
  public Mounts claim(String name, String claim, String path) {
    volumes.add(
        new VolumeBuilder().withName(name).withNewPersistentVolumeClaim(claim, true).build());
    return mount(name, path);
  }

  private Mounts mount(String name, String path) {
    mounts.add(
        new VolumeMountBuilder().withName(name).withMountPath(path).withReadOnly(true).build());
    return this;
  }

  /** The volumes of the pod. */
  public List<Volume> volumes() {
    return List.copyOf(volumes);
  }

  /** The mounts of its container. */
  public List<VolumeMount> mounts() {
    return List.copyOf(mounts);
  }
}
