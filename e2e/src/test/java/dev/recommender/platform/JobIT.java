package dev.recommender.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs run as processes, and their ends reported. */
class JobIT {
  @TempDir private static Path root;
  private static Path data;
  private static LocalPlatform platform;
  private static KubernetesClient client;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    data = Files.createDirectories(root.resolve("data"));
    platform =
        LocalPlatform.start(
            LocalPlatformConfig.in(root)
                .withImage(Samples.IMAGE, Samples.command())
                .withClaim("data", data));
    client = platform.client();
  }

  @AfterAll
  static void stop() {
    platform.close();
  }

  @Test
  void reportsSuccess() {
    Job job = run(Samples.job("good", Samples.container("exit", "0")));

    assertThat(conditions(job)).containsExactly("SuccessCriteriaMet", "Complete");
    assertThat(job.getStatus().getSucceeded()).isEqualTo(1);
    assertThat(job.getStatus().getStartTime()).isNotNull();
    assertThat(job.getStatus().getCompletionTime()).isNotNull();
    assertThat(ended("good").getReason()).isEqualTo("Completed");
  }

  @Test
  void reportsFailureWithExitCodeAndTerminationMessage() {
    Job job =
        run(Samples.job("bad", Samples.container("exit", "65", "--message=/dev/termination-log")));

    assertThat(conditions(job)).containsExactly("FailureTarget", "Failed");
    assertThat(job.getStatus().getConditions().getLast().getReason())
        .isEqualTo("BackoffLimitExceeded");
    assertThat(ended("bad").getExitCode()).isEqualTo(65);
    assertThat(ended("bad").getReason()).isEqualTo("Error");
    assertThat(ended("bad").getMessage()).isEqualTo("the reason");
  }

  @Test
  void triesAgainUpToTheBackoffLimit() {
    Job twice = Samples.job("twice", Samples.container("exit", "1"));
    twice.getSpec().setBackoffLimit(1);

    assertThat(run(twice).getStatus().getFailed()).isEqualTo(2);
    assertThat(pods("twice")).hasSize(2);
  }

  @Test
  void tellsWantOfMemoryFromOtherEnds() {
    run(Samples.job("killed", Samples.container("exit", "137")));
    run(Samples.job("own-heap", Samples.container("exit", "3")));

    assertThat(ended("killed").getReason()).isEqualTo("OOMKilled");
    assertThat(ended("own-heap").getReason()).isEqualTo("Error");
  }

  @Test
  void endsAJobWhoseTimeIsOver() {
    Job endless = Samples.job("endless", Samples.container("sleep"));
    endless.getSpec().setActiveDeadlineSeconds(2L);

    Job job = run(endless);

    assertThat(job.getStatus().getConditions().getLast().getReason()).isEqualTo("DeadlineExceeded");
    assertThat(pods("endless")).isEmpty();
  }

  @Test
  void endsTheProcessOfADeletedJob() throws IOException {
    Job job = client.resource(Samples.job("deleted", Samples.container("sleep"))).create();
    await().until(() -> pods("deleted").size() == 1 && output("deleted").contains("sleeping as"));
    Path log = platform.log(pods("deleted").getFirst().getMetadata().getName());
    long pid = Long.parseLong(Files.readString(log).replaceAll("(?s).*sleeping as (\\d+).*", "$1"));
    assertThat(ProcessHandle.of(pid)).isPresent();

    client.resource(job).delete();

    await().until(() -> pods("deleted").isEmpty());
    assertThat(ProcessHandle.of(pid)).isEmpty();
    assertThat(log).content().contains("sleeping");
  }

  @Test
  void waitsForAMissingSecretAndGoesOnWhenItAppears() {
    Container container =
        Samples.container("print")
            .edit()
            .addNewEnv()
            .withName("PASSWORD")
            .withNewValueFrom()
            .withNewSecretKeyRef("password", "later", false)
            .endValueFrom()
            .endEnv()
            .addNewEnv()
            .withName("TOKEN")
            .withNewValueFrom()
            .withNewSecretKeyRef("token", "never", true)
            .endValueFrom()
            .endEnv()
            .build();
    client.resource(Samples.job("patient", container)).create();

    ContainerStateWaiting waiting = waiting("patient", "CreateContainerConfigError");
    assertThat(waiting.getMessage()).isEqualTo("secret \"later\" not found");
    client
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName("later")
                .withNamespace("default")
                .endMetadata()
                .addToStringData("password", "open sesame")
                .build())
        .create();

    finished("patient");
    assertThat(output("patient")).contains("PASSWORD=open sesame").doesNotContain("TOKEN");
  }

  @Test
  void saysThatAnImageIsUnknown() {
    Container container = Samples.container("print");
    container.setImage("nobody:1");
    client.resource(Samples.job("unknown", container)).create();

    assertThat(waiting("unknown", "ErrImagePull").getMessage()).contains("nobody:1");
  }

  @Test
  void givesTheContainerItsEnvironmentAndLimits() {
    Container container =
        Samples.container("print", "--name=$(MODEL)", "$(UNKNOWN)")
            .edit()
            .addNewEnv()
            .withName("MODEL")
            .withValue("movies")
            .endEnv()
            .addNewEnv()
            .withName("GREETING")
            .withValue("hello $(MODEL)")
            .endEnv()
            .addNewEnv()
            .withName("IP")
            .withNewValueFrom()
            .withNewFieldRef("v1", "status.podIP")
            .endValueFrom()
            .endEnv()
            .withNewResources()
            .addToLimits("memory", new Quantity("512Mi"))
            .endResources()
            .build();

    run(Samples.job("environment", container));

    String podIp = pods("environment").getFirst().getStatus().getPodIP();
    assertThat(podIp).startsWith("127.").isNotEqualTo("127.0.0.1");
    assertThat(output("environment"))
        .contains(
            "--name=movies",
            "$(UNKNOWN)",
            "GREETING=hello movies",
            "IP=" + podIp,
            "BIND_ADDRESS=" + podIp)
        .contains("-Xmx384m");
  }

  @Test
  void mountsVolumesAsFolders() throws IOException {
    Files.writeString(data.resolve("movies.csv"), "movieId,title");
    Container container =
        Samples.container("cat", "--file=/data/movies.csv")
            .edit()
            .addNewVolumeMount()
            .withName("data")
            .withMountPath("/data")
            .endVolumeMount()
            .build();
    Job job = Samples.job("volumes", container);
    job.getSpec()
        .getTemplate()
        .getSpec()
        .setVolumes(
            List.of(
                new VolumeBuilder()
                    .withName("data")
                    .withNewPersistentVolumeClaim("data", true)
                    .build()));

    run(job);

    assertThat(output("volumes")).contains("movieId,title");
  }

  private static Job run(Job job) {
    client.resource(job).create();
    return finished(job.getMetadata().getName());
  }

  private static Job finished(String name) {
    var job = client.batch().v1().jobs().inNamespace("default").withName(name);
    await()
        .until(() ->
            conditions(job.get()).contains("Complete") || conditions(job.get()).contains("Failed"));
    return job.get();
  }

  private static List<String> conditions(Job job) {
    return job.getStatus() == null
        ? List.of()
        : job.getStatus().getConditions().stream().map(JobCondition::getType).toList();
  }

  private static List<Pod> pods(String job) {
    return client.pods().inNamespace("default").withLabel("job-name", job).list().getItems();
  }

  private static ContainerStateTerminated ended(String job) {
    return pods(job)
        .getFirst()
        .getStatus()
        .getContainerStatuses()
        .getFirst()
        .getState()
        .getTerminated();
  }

  private static ContainerStateWaiting waiting(String job, String reason) {
    await()
        .untilAsserted(() ->
            assertThat(pods(job))
                .singleElement()
                .satisfies(pod ->
                    assertThat(
                            pod.getStatus()
                                .getContainerStatuses()
                                .getFirst()
                                .getState()
                                .getWaiting()
                                .getReason())
                        .isEqualTo(reason)));
    return pods(job)
        .getFirst()
        .getStatus()
        .getContainerStatuses()
        .getFirst()
        .getState()
        .getWaiting();
  }

  private static String output(String job) {
    try {
      Path log = platform.log(pods(job).getFirst().getMetadata().getName());
      return Files.exists(log) ? Files.readString(log) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
