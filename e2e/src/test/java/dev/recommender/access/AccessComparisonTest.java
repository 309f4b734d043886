package dev.recommender.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesList;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessComparisonTest {
  private static final String OPERATOR = "system:serviceaccount:ops:operator";
  private static final Path SAMPLES = Path.of("src/test/resources/access");

  @Test
  void readsWhatOneAccountAskedFor() throws IOException {
    assertThat(used(OPERATOR))
        .extracting(request -> request.permission().toString())
        .containsExactly(
            "get secrets",
            "watch jobs.batch",
            "list secrets",
            "patch recommendermodels/status.recommender.dev",
            "get ",
            "patch deployments.apps",
            "get namespaces");
  }

  @Test
  void readsWhatOneAccountMayDo() throws IOException {
    assertThat(granted())
        .extracting(Grant::toString)
        .containsExactly(
            "get secrets",
            "watch jobs.batch",
            "delete jobs.batch",
            "patch recommendermodels/status.recommender.dev",
            "get namespaces [kube-system]",
            "create leases.coordination.k8s.io in ops");
  }

  @Test
  void tellsWhatIsUnusedMissingAndRefused() throws IOException {
    var comparison = new AccessComparison(granted(), used(OPERATOR));
    var lease = new Permission("create", "coordination.k8s.io", "leases");
    assertThat(comparison.unused(Set.of(lease)))
        .extracting(Permission::toString)
        .containsExactly("delete jobs.batch", "get namespaces");
    assertThat(comparison.missing())
        .as("of namespaces only kube-system may be read, and a patch may create")
        .extracting(Permission::toString)
        .containsExactly(
            "create deployments.apps", "get namespaces", "list secrets", "patch deployments.apps");
    assertThat(comparison.refused())
        .extracting(Permission::toString)
        .containsExactly("get namespaces", "list secrets");
  }

  private static List<Request> used(String user) throws IOException {
    return new AuditLog(SAMPLES.resolve("audit.log"))
        .requests(request -> request.caller().user().equals(user));
  }

  private static List<Grant> granted() throws IOException {
    String yaml = Files.readString(SAMPLES.resolve("roles.yaml"));
    List<HasMetadata> objects = Serialization.unmarshal(yaml, KubernetesList.class).getItems();
    return Grants.of(objects, OPERATOR);
  }
}
