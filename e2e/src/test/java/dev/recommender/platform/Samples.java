package dev.recommender.platform;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.nio.file.Path;
import java.util.List;

/**
 * The objects that the platform's tests apply; all in namespace {@code default}, running the
 * program of the tests.
 */
final class Samples {
  static final String IMAGE = "program:1";

  private Samples() {}

  /** The command of {@link #IMAGE}. */
  static List<String> command() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = Path.of("target", "test-classes").toAbsolutePath().toString();
    return List.of(
        java,
        "-XX:TieredStopAtLevel=1",
        "-Xshare:auto",
        "-cp",
        classes,
        "dev.recommender.platform.program.PodMain");
  }

  static Container container(String... args) {
    return new ContainerBuilder().withName("main").withImage(IMAGE).withArgs(args).build();
  }

  static Job job(String name, Container container) {
    return new JobBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace("default")
        .endMetadata()
        .withNewSpec()
        .withBackoffLimit(0)
        .withTemplate(
            template(name, container)
                .edit()
                .editSpec()
                .withRestartPolicy("Never")
                .endSpec()
                .build())
        .endSpec()
        .build();
  }

  /** A server with all three probes and a hook that drains it. */
  static Container server(String version) {
    return container("serve")
        .edit()
        .addNewEnv()
        .withName("VERSION")
        .withValue(version)
        .endEnv()
        .addNewPort()
        .withName("http")
        .withContainerPort(8080)
        .endPort()
        .withNewStartupProbe()
        .withNewHttpGet()
        .withPath("/live")
        .withPort(new IntOrString("http"))
        .endHttpGet()
        .endStartupProbe()
        .withNewReadinessProbe()
        .withNewHttpGet()
        .withPath("/ready")
        .withPort(new IntOrString("http"))
        .endHttpGet()
        .endReadinessProbe()
        .withNewLivenessProbe()
        .withPeriodSeconds(1)
        .withFailureThreshold(1)
        .withNewHttpGet()
        .withPath("/live")
        .withPort(new IntOrString("http"))
        .endHttpGet()
        .endLivenessProbe()
        .withNewLifecycle()
        .withNewPreStop()
        .withNewHttpGet()
        .withPath("/drain")
        .withPort(new IntOrString("http"))
        .endHttpGet()
        .endPreStop()
        .endLifecycle()
        .build();
  }

  static Deployment deployment(String name, String version, int replicas) {
    return new DeploymentBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace("default")
        .endMetadata()
        .withNewSpec()
        .withReplicas(replicas)
        .withNewSelector()
        .addToMatchLabels("app", name)
        .endSelector()
        .withTemplate(template(name, server(version)))
        .endSpec()
        .build();
  }

  static Service service(String name, String app) {
    return new ServiceBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace("default")
        .endMetadata()
        .withNewSpec()
        .addToSelector("app", app)
        .addNewPort()
        .withName("http")
        .withPort(80)
        .withTargetPort(new IntOrString("http"))
        .withProtocol("TCP")
        .endPort()
        .endSpec()
        .build();
  }

  private static PodTemplateSpec template(String app, Container container) {
    return new PodTemplateSpecBuilder()
        .withNewMetadata()
        .addToLabels("app", app)
        .endMetadata()
        .withNewSpec()
        .withTerminationGracePeriodSeconds(10L)
        .withContainers(container)
        .endSpec()
        .build();
  }
}
