package dev.recommender.cluster;

import dev.recommender.traffic.RestlessClient;
import dev.recommender.traffic.Traffic;
import dev.recommender.traffic.TrafficMain;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.PodResource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** A restless client in a pod of its own; what it saw is read from its log. */
public final class PodTraffic implements Traffic {
  private static final String JAR = "traffic.jar";
  private static final String FOLDER = "/traffic";
  private static final Duration START_LIMIT = Duration.ofMinutes(1);
  private static final long LOOK_MILLIS = 200;
  private static final List<Class<?>> PROGRAM =
      List.of(TrafficMain.class, RestlessClient.class, Traffic.class, Traffic.Answer.class);

  private final KubernetesClient client;
  private final ConfigMap program;
  private final PodResource pod;
  private List<String> lines = List.of();

  private PodTraffic(KubernetesClient client, ConfigMap program, Pod pod) {
    this.client = client;
    this.program = client.resource(program).create();
    client.resource(pod).create();
    this.pod =
        client
            .pods()
            .inNamespace(pod.getMetadata().getNamespace())
            .withName(pod.getMetadata().getName());
  }

  /**
   * Starts one and waits for its first answer.
   *
   * @param image any with a {@code java} on its PATH
   */
  public static PodTraffic start(KubernetesClient client, String namespace, String image, URI uri)
      throws IOException, InterruptedException {
    String name = "traffic-" + ThreadLocalRandom.current().nextInt(1_000_000);
    var traffic =
        new PodTraffic(client, program(namespace, name), pod(namespace, name, image, uri));
    try {
      traffic.awaitFirstAnswer();
      return traffic;
    } catch (IOException | InterruptedException | RuntimeException e) {
      traffic.close();
      throw e;
    }
  }

  private void awaitFirstAnswer() throws IOException, InterruptedException {
    long end = System.nanoTime() + START_LIMIT.toNanos();
    while (answers().isEmpty()) {
      if (System.nanoTime() > end) {
        throw new IOException(
            "no answer after %s; the pod says: %s"
                .formatted(START_LIMIT, String.join("\n", lines)));
      }
      Thread.sleep(LOOK_MILLIS);
      read();
    }
  }

  private void read() {
    Pod now = pod.get();
    boolean isStarted = now != null && !Objects.equals(now.getStatus().getPhase(), "Pending");
    lines = isStarted ? pod.getLog().lines().toList() : List.of();
  }

  @Override
  public void stop() {
    read();
    close();
  }

  @Override
  public List<Answer> answers() {
    return of("answer ")
        .map(line -> line.split(" ", 2))
        .map(parts -> new Answer(Integer.parseInt(parts[0]), parts[1]))
        .toList();
  }

  @Override
  public long answered() {
    return of("answered ").mapToLong(Long::parseLong).max().orElse(0);
  }

  /** A line that the program did not write, such as a stack trace, is a failure too. */
  @Override
  public List<String> failures() {
    Predicate<String> isGood = line -> line.startsWith("answer ") || line.startsWith("answered ");
    return lines.stream().filter(isGood.negate()).toList();
  }

  private Stream<String> of(String beginning) {
    return lines.stream()
        .filter(line -> line.startsWith(beginning))
        .map(line -> line.substring(beginning.length()));
  }

  private static ConfigMap program(String namespace, String name) throws IOException {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(namespace)
        .endMetadata()
        .addToBinaryData(JAR, Base64.getEncoder().encodeToString(jar()))
        .build();
  }

  private static byte[] jar() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var jar = new JarOutputStream(bytes)) {
      for (Class<?> type : PROGRAM) {
        String path = type.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new JarEntry(path));
        try (InputStream in = PodTraffic.class.getResourceAsStream("/" + path)) {
          Objects.requireNonNull(in, path).transferTo(jar);
        }
      }
    }
    return bytes.toByteArray();
  }

  private static Pod pod(String namespace, String name, String image, URI uri) {
    var container =
        new ContainerBuilder()
            .withName("traffic")
            .withImage(image)
            .withCommand("java", "-Xmx48m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
            .addToCommand("-cp", FOLDER + "/" + JAR, TrafficMain.class.getName(), uri.toString())
            .addNewVolumeMount()
            .withName("program")
            .withMountPath(FOLDER)
            .endVolumeMount()
            .build();
    var volume =
        new VolumeBuilder()
            .withName("program")
            .withNewConfigMap()
            .withName(name)
            .endConfigMap()
            .build();
    return RestrictedPod.of(namespace, name, container, volume);
  }

  @Override
  public void close() {
    pod.delete();
    client.resource(program).delete();
  }
}
