package dev.recommender.platform.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Answers "may I?" with yes: everybody may do everything here. */
final class AccessReviews {
  private static final String PATH = "/apis/authorization.k8s.io/v1/";

  private AccessReviews() {}

  static boolean isReview(Exchange exchange) {
    return exchange.method().equals("POST") && exchange.path().startsWith(PATH);
  }

  static ObjectNode answer(ObjectNode review) {
    ObjectNode status = review.putObject("status").put("allowed", true).put("incomplete", false);
    status.putArray("nonResourceRules");
    ObjectNode rule = status.putArray("resourceRules").addObject();
    for (String part : new String[] {"apiGroups", "resources", "verbs"}) {
      rule.putArray(part).add("*");
    }
    return review;
  }
}
