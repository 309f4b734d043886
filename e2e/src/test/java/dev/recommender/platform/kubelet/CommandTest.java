package dev.recommender.platform.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandTest {
  /** Below /tmp on most machines, which is also where the container mounts a folder of its own. */
  @TempDir private Path pods;

  @Test
  void rewritesWhatThePodSaysAndNothingOfThisMachine() throws Exception {
    PodFolder folder = PodFolder.create(pods, "web-1");
    String own = "/" + pods.getName(0);
    List<String> entryPoint = List.of(own + "/jdk/bin/java", "@" + own + "/run.args");
    Command command =
        Command.of(
            pod(own), "127.0.0.9", entryPoint, new Volumes(folder, new NoConfig(), Map.of()));

    Path mounted = folder.path().resolve("volumes/tmp");
    assertThat(command.words())
        .containsExactly(entryPoint.get(0), entryPoint.get(1), "--scratch=" + mounted + "/x");
    assertThat(command.environment())
        .containsEntry("CACHE", mounted + "/cache")
        .containsEntry("BIND_ADDRESS", "127.0.0.9");
    assertThat(command.environment().get("JDK_JAVA_OPTIONS"))
        .contains("-Djava.io.tmpdir=" + folder.scratch());
  }

  private static Pod pod(String mountPath) {
    return new PodBuilder()
        .withNewMetadata()
        .withName("web-1")
        .withNamespace("default")
        .endMetadata()
        .withNewSpec()
        .addNewVolume()
        .withName("tmp")
        .withNewEmptyDir()
        .endEmptyDir()
        .endVolume()
        .addNewContainer()
        .withName("web")
        .withArgs("--scratch=" + mountPath + "/x")
        .addNewEnv()
        .withName("CACHE")
        .withValue(mountPath + "/cache")
        .endEnv()
        .addNewVolumeMount()
        .withName("tmp")
        .withMountPath(mountPath)
        .endVolumeMount()
        .endContainer()
        .endSpec()
        .build();
  }

  private static final class NoConfig implements ConfigSource {
    @Override
    public @Nullable Map<String, byte[]> secret(String name) {
      return null;
    }

    @Override
    public @Nullable Map<String, byte[]> configMap(String name) {
      return null;
    }
  }
}
