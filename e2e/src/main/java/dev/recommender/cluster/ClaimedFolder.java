package dev.recommender.cluster;

import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.PodResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PersistentVolumeClaim, and the pod through which files are copied into it. */
public final class ClaimedFolder {
  private static final String FOLDER = "/data";
  private static final String KEEPER = "data-keeper";
  private static final long START_MINUTES = 2;

  private final PodResource keeper;

  private ClaimedFolder(PodResource keeper) {
    this.keeper = keeper;
  }

  /**
   * Makes both and waits for the pod.
   *
   * @param image a small image with {@code sh}, {@code cat}, {@code mkdir} and {@code sleep}
   */
  public static ClaimedFolder create(
      KubernetesClient client, String namespace, String claim, String image) {
    client.resource(claim(namespace, claim)).create();
    client.resource(keeper(namespace, claim, image)).create();
    PodResource keeper = client.pods().inNamespace(namespace).withName(KEEPER);
    keeper.waitUntilReady(START_MINUTES, TimeUnit.MINUTES);
    return new ClaimedFolder(keeper);
  }

  /** Copies a file, or a folder of files, and returns its path below the claim. */
  public String copy(Path fileOrFolder) throws IOException {
    String name = fileOrFolder.getFileName().toString();
    if (Files.isRegularFile(fileOrFolder)) {
      upload(fileOrFolder, name);
      return name;
    }
    for (Path file : files(fileOrFolder)) {
      upload(file, name + "/" + file.getFileName());
    }
    return name;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private void upload(Path file, String name) throws IOException {
    if (!keeper.file(FOLDER + "/" + name).upload(file)) {
      throw new IOException("copying \"%s\" to the claim as \"%s\" failed".formatted(file, name));
    }
  }

  private static PersistentVolumeClaim claim(String namespace, String name) {
    return new PersistentVolumeClaimBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(namespace)
        .endMetadata()
        .withNewSpec()
        .withAccessModes("ReadWriteOnce")
        .withNewResources()
        .addToRequests("storage", new Quantity("1Gi"))
        .endResources()
        .endSpec()
        .build();
  }

  private static Pod keeper(String namespace, String claim, String image) {
    var container =
        new ContainerBuilder()
            .withName(KEEPER)
            .withImage(image)
            .withCommand("sleep", "86400")
            .addNewVolumeMount()
            .withName("data")
            .withMountPath(FOLDER)
            .endVolumeMount()
            .build();
    var volume =
        new VolumeBuilder()
            .withName("data")
            .withNewPersistentVolumeClaim()
            .withClaimName(claim)
            .endPersistentVolumeClaim()
            .build();
    return RestrictedPod.of(namespace, KEEPER, container, volume);
  }
}
