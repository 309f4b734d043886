package dev.recommender.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What the installed operator was granted equals what it asked for, after the scenarios have run:
 * {@code -Daccess.audit.log=…} is the API server's audit log, {@code -Daccess.user=…} the
 * operator's ServiceAccount as the API server names it.
 */
@EnabledIfSystemProperty(named = "access.audit.log", matches = ".+")
class AccessE2E {
  private static final String RBAC = "rbac.authorization.k8s.io";

  /** Asked about by the API server itself when it lets something be created: never requests. */
  private static final Set<Permission> CHECKED =
      Set.of(
          new Permission("update", "recommender.dev", "recommendermodels/finalizers"),
          new Permission("bind", RBAC, "clusterroles"),
          new Permission("bind", RBAC, "roles"));

  /** Used only where the Prometheus operator is installed. */
  private static final String MONITORING = "monitoring.coreos.com";

  private static KubernetesClient client;
  private static AccessComparison comparison;

  @BeforeAll
  static void compare() throws IOException {
    client = new KubernetesClientBuilder().build();
    String user = System.getProperty("access.user");
    List<Request> used =
        new AuditLog(Path.of(System.getProperty("access.audit.log")))
            .requests(request -> request.caller().user().equals(user));
    comparison = new AccessComparison(Grants.of(rules(), user), used);
    assertThat(comparison.granted()).as("granted to \"%s\"", user).isNotEmpty();
    assertThat(comparison.used()).as("asked for by \"%s\"", user).isNotEmpty();
  }

  @AfterAll
  static void stop() {
    client.close();
  }

  @Test
  void grantsNothingThatIsNotUsed() {
    assertThat(comparison.unused(expectedToBeUnused())).isEmpty();
  }

  @Test
  void refusesNothingThatIsUsed() {
    assertThat(comparison.missing()).isEmpty();
    assertThat(comparison.refused()).isEmpty();
  }

  @Test
  void grantsNoWildcard() {
    assertThat(comparison.granted()).noneMatch(Grant::hasWildcard);
  }

  @Test
  void podsOfModelsCannotReadSecrets() {
    List<ServiceAccount> accounts =
        client
            .serviceAccounts()
            .inAnyNamespace()
            .withLabel("recommender.dev/model")
            .list()
            .getItems();
    assertThat(accounts).as("of models").isNotEmpty();
    var access = new PodAccess(client);
    assertThat(accounts)
        .allSatisfy(account ->
            assertThat(access.allowed(account, "secrets", List.of("get", "list", "watch")))
                .as(account.getMetadata().getName())
                .isEmpty());
  }

  private static Set<Permission> expectedToBeUnused() {
    return Stream.concat(
            CHECKED.stream(),
            comparison.granted().stream()
                .map(Grant::permission)
                .filter(permission -> permission.group().equals(MONITORING)))
        .collect(Collectors.toSet());
  }

  private static List<HasMetadata> rules() {
    var rbac = client.rbac();
    List<HasMetadata> rules = new ArrayList<>();
    rules.addAll(rbac.clusterRoles().list().getItems());
    rules.addAll(rbac.clusterRoleBindings().list().getItems());
    rules.addAll(rbac.roles().inAnyNamespace().list().getItems());
    rules.addAll(rbac.roleBindings().inAnyNamespace().list().getItems());
    return rules;
  }
}
