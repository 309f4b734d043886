package dev.recommender.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The commands of the README on the cluster that {@code KUBECONFIG} names: install, test, upgrade,
 * roll back, uninstall. A CRD that is there belongs to somebody else and is left alone. {@code
 * -Dchart.values="--set images.registry=…"} says where the images are.
 */
@EnabledIfSystemProperty(named = "cluster", matches = "true")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ChartE2E {
  private static final String RELEASE = "helm-chart";
  private static final Shell SHELL = new Shell(Path.of(".."));
  private static final String VALUES =
      " --set crds.install=false --set 'watch.namespaces={%s}' %s"
          .formatted(RELEASE, System.getProperty("chart.values", ""));
  private static final String CHART = " %s helm/recommender-operator -n %<s".formatted(RELEASE);

  @BeforeAll
  static void prepare() throws IOException, InterruptedException {
    SHELL.run("kubectl create namespace " + RELEASE);
    SHELL.run(
        "kubectl label namespace %s pod-security.kubernetes.io/enforce=restricted"
            .formatted(RELEASE));
    SHELL.run(
        "kubectl get crd recommendermodels.recommender.dev"
            + " || kubectl apply --server-side -f crds/recommendermodels.recommender.dev.yaml");
  }

  @AfterAll
  static void remove() throws IOException, InterruptedException {
    // Nobody is left to take the finalizer away.
    SHELL.run(
        "kubectl patch recmodel movies -n %s --type=merge -p '{\"metadata\":{\"finalizers\":null}}';"
                .formatted(RELEASE)
            + " kubectl delete namespace %s --wait=false".formatted(RELEASE));
  }

  @Test
  @Order(1)
  void installs() throws IOException, InterruptedException {
    SHELL.run("helm install" + CHART + VALUES + " --wait --timeout 10m");
    assertThat(replicas()).isEqualTo("1");
  }

  @Test
  @Order(2)
  void passesItsTest() throws IOException, InterruptedException {
    assertThat(SHELL.run("helm test %s -n %<s --timeout 5m".formatted(RELEASE)))
        .contains("Phase:          Succeeded");
  }

  @Test
  @Order(3)
  void acceptsAModel() throws IOException, InterruptedException {
    SHELL.run(
        "kubectl apply -n %s -f helm/src/test/resources/cluster/model.yaml".formatted(RELEASE));
    SHELL.run(
        "kubectl wait -n %s --for=condition=Ready=False recmodel/movies --timeout=5m"
            .formatted(RELEASE));
  }

  @Test
  @Order(4)
  void upgradesToASecondReplica() throws IOException, InterruptedException {
    SHELL.run(
        "helm upgrade"
            + CHART
            + " --reset-then-reuse-values --set replicas=2 --set logFormat=json --wait --timeout 10m");
    assertThat(replicas()).isEqualTo("2");
    assertThat(names("pdb")).hasSize(1);
  }

  @Test
  @Order(5)
  void rollsBack() throws IOException, InterruptedException {
    SHELL.run("helm rollback %s -n %<s --wait --timeout 10m".formatted(RELEASE));
    assertThat(replicas()).isEqualTo("1");
    assertThat(names("pdb")).isEmpty();
  }

  @Test
  @Order(6)
  void leavesDefinitionAndModelsBehind() throws IOException, InterruptedException {
    SHELL.run("helm uninstall %s -n %<s --wait".formatted(RELEASE));
    assertThat(names("deployments,roles,rolebindings,services,networkpolicies")).isEmpty();
    assertThat(names("recmodel")).containsExactly("recommendermodel.recommender.dev/movies");
  }

  private static String replicas() throws IOException, InterruptedException {
    return SHELL.run(
        "kubectl get deployment -n %s -o jsonpath='{.items[*].status.readyReplicas}'"
            .formatted(RELEASE));
  }

  private static List<String> names(String kinds) throws IOException, InterruptedException {
    return SHELL.run("kubectl get %s -n %s -o name".formatted(kinds, RELEASE)).lines().toList();
  }
}
