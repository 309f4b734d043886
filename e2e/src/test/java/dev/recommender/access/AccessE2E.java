package dev.recommender.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What the chart grants equals what was asked for, by all operators and drivers of a cluster on
 * which the scenarios have run: {@code -Daccess.audit.log=…} is its API server's audit log.
 */
@Tag("cluster")
@EnabledIfSystemProperty(named = "access.audit.log", matches = ".+")
class AccessE2E {
  private static final String RBAC = "rbac.authorization.k8s.io";

  /** Asked about by the API server itself when it lets something be created: never requests. */
  private static final Set<Permission> CHECKED =
      Set.of(
          new Permission("update", "recommender.dev", "recommendermodels/finalizers"),
          new Permission("bind", RBAC, "clusterroles"),
          new Permission("bind", RBAC, "roles"));

  /** Used only after another installation, or when the last executor went. */
  private static final Permission REPLACES = new Permission("delete", RBAC, "rolebindings");

  /** Used only where the Prometheus operator is installed. */
  private static final String MONITORING = "monitoring.coreos.com";

  @Test
  void operatorsAskForWhatTheChartGrants() throws IOException {
    List<Grant> granted = anywhere(ChartAccount.operatorGrants());
    assertThat(granted).isNotEmpty().noneMatch(Grant::hasWildcard);
    Set<Permission> unused =
        Stream.concat(
                Stream.concat(CHECKED.stream(), Stream.of(REPLACES)),
                granted.stream()
                    .map(Grant::permission)
                    .filter(permission -> permission.group().equals(MONITORING)))
            .collect(Collectors.toSet());
    compare(granted, request -> request.caller().agent().equals(BareOperator.AGENT), unused);
  }

  @Test
  void driversAskForWhatTheirRoleGrants() throws IOException {
    List<Grant> granted = anywhere(ChartAccount.trainingGrants());
    assertThat(granted)
        .isNotEmpty()
        .allMatch(grant -> grant.permission().resource().equals("pods"));
    compare(granted, AccessE2E::isOfDriver, Set.of());
  }

  private static boolean isOfDriver(Request request) {
    String user = request.caller().user();
    return user.startsWith("system:serviceaccount:") && user.endsWith("-training");
  }

  private static void compare(List<Grant> granted, Predicate<Request> whose, Set<Permission> unused)
      throws IOException {
    List<Request> used =
        new AuditLog(Path.of(System.getProperty("access.audit.log"))).requests(whose);
    var comparison = new AccessComparison(granted, used);
    assertThat(comparison.used()).isNotEmpty();
    assertThat(comparison.refused()).as("refused").isEmpty();
    assertThat(comparison.missing()).as("used and not granted").isEmpty();
    assertThat(comparison.unused(unused)).as("granted and not used").isEmpty();
  }

  // Releases have other names than the rendered one; AccessIT looks at names and namespaces.
  private static List<Grant> anywhere(List<Grant> grants) {
    return grants.stream().map(grant -> new Grant(grant.permission(), Set.of(), "")).toList();
  }
}
