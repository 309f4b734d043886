package dev.recommender.access;

import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;

/** Asks the API server what pods may do with a kind of object in their own namespace. */
record PodAccess(KubernetesClient client) {
  /** Of these verbs, those that the account may use. */
  List<String> allowed(ServiceAccount account, String resource, List<String> verbs) {
    return verbs.stream().filter(verb -> isAllowed(account, resource, verb)).toList();
  }

  private boolean isAllowed(ServiceAccount account, String resource, String verb) {
    String namespace = account.getMetadata().getNamespace();
    String name = account.getMetadata().getName();
    SubjectAccessReview asked =
        new SubjectAccessReviewBuilder()
            .withNewSpec()
            .withUser("system:serviceaccount:%s:%s".formatted(namespace, name))
            .withGroups(
                "system:serviceaccounts",
                "system:serviceaccounts:" + namespace,
                "system:authenticated")
            .withNewResourceAttributes()
            .withNamespace(namespace)
            .withVerb(verb)
            .withResource(resource)
            .endResourceAttributes()
            .endSpec()
            .build();
    return client.resource(asked).create().getStatus().getAllowed();
  }
}
