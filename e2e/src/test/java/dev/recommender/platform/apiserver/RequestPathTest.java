package dev.recommender.platform.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestPathTest {
  @Test
  void readsCoreAndGroupPaths() {
    assertThat(RequestPath.parse("/api/v1/namespaces/default/pods/p/status"))
        .isEqualTo(new RequestPath("", "v1", "default", "pods", "p", "status"));
    assertThat(RequestPath.parse("/apis/apps/v1/deployments"))
        .isEqualTo(new RequestPath("apps", "v1", "", "deployments", null, ""));
    assertThat(RequestPath.parse("/apis/apps/v1/namespaces/default/deployments"))
        .isEqualTo(new RequestPath("apps", "v1", "default", "deployments", null, ""));
  }

  @Test
  void readsNamespacesThemselves() {
    assertThat(RequestPath.parse("/api/v1/namespaces"))
        .isEqualTo(new RequestPath("", "v1", "", "namespaces", null, ""));
    assertThat(RequestPath.parse("/api/v1/namespaces/default"))
        .isEqualTo(new RequestPath("", "v1", "", "namespaces", "default", ""));
  }

  @Test
  void leadsNowhereOutsideOfCollections() {
    assertThat(RequestPath.parse("/")).isNull();
    assertThat(RequestPath.parse("/apis/apps/v1")).isNull();
  }
}
