package dev.recommender.platform.kubelet;

import dev.recommender.platform.process.BoundCommand;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What to execute for a container, with nothing left to look up. */
record Command(List<String> words, Map<String, String> environment) {
  private static final Set<String> INHERITED =
      Set.of("PATH", "HOME", "LANG", "LC_ALL", "TZ", "JAVA_HOME");
  private static final double HEAP_SHARE = 0.75;

  static Command of(Pod pod, String podIp, List<String> entryPoint, Volumes volumes)
      throws ContainerConfigException, IOException {
    Container container = pod.getSpec().getContainers().getFirst();
    Mounts mounts = volumes.layOut(pod.getSpec(), container);
    Map<String, String> given = given(container, podIp, volumes.folder());
    Map<String, String> environment =
        Environment.resolve(pod, container, podIp, volumes.source(), given);
    // Only what the pod says is a path of the container; what is given here are paths of this
    // machine.
    List<String> words = new ArrayList<>(container.getCommand().isEmpty() ? entryPoint : List.of());
    Stream.concat(container.getCommand().stream(), container.getArgs().stream())
        .map(word -> mounts.rewrite(Environment.expand(word, environment)))
        .forEach(words::add);
    environment.replaceAll(
        (name, value) -> value.equals(given.get(name)) ? value : mounts.rewrite(value));
    return new Command(words, environment);
  }

  /**
   * Starts it in the pod's folder, its output added to the pod's log; see {@link BoundCommand} for
   * the thread.
   */
  Process start(PodFolder folder) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(BoundCommand.of(words))
            .directory(folder.path().toFile())
            .redirectErrorStream(true);
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()));
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static Map<String, String> given(Container container, String podIp, PodFolder folder) {
    Map<String, String> given = new HashMap<>(System.getenv());
    given.keySet().retainAll(INHERITED);
    given.put("BIND_ADDRESS", podIp);
    given.put(
        "JDK_JAVA_OPTIONS", heap(container) + "\"-Djava.io.tmpdir=" + folder.scratch() + "\"");
    return given;
  }

  private static String heap(Container container) {
    Quantity limit = memoryLimit(container);
    if (limit == null) {
      return "";
    }
    long megabytes = (long) (limit.getNumericalAmount().doubleValue() * HEAP_SHARE / (1 << 20));
    return "-Xmx" + megabytes + "m ";
  }

  private static @Nullable Quantity memoryLimit(Container container) {
    ResourceRequirements resources = container.getResources();
    return resources == null || resources.getLimits() == null
        ? null
        : resources.getLimits().get("memory");
  }
}
