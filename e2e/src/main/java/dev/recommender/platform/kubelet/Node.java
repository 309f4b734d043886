package dev.recommender.platform.kubelet;

import dev.recommender.platform.control.ControlLoop;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * What all pods share.
 *
 * @param pods the folder that holds a folder per pod
 * @param images the command that stands for each image
 * @param claims the folder that stands for each PersistentVolumeClaim
 * @param background where slow things are done: probes, hooks, waiting for an end
 */
record Node(
    KubernetesClient client,
    InstantSource clock,
    Path pods,
    Map<String, List<String>> images,
    Map<String, Path> claims,
    PodAddresses addresses,
    ControlLoop loop,
    Executor background) {

  List<String> entryPoint(String image) throws ContainerConfigException {
    List<String> command = images.get(image);
    if (command == null) {
      throw ContainerConfigException.unknownImage(image);
    }
    return command;
  }
}
