package dev.recommender.operator.definition;

import dev.recommender.api.RecommenderModel;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/** The CRD on the cluster, compared with the one that this operator was built with. */
public final class InstalledDefinition {
  private static final String CRD = "recommendermodels.recommender.dev";
  private static final String NEEDED = "/META-INF/fabric8/recommendermodels.recommender.dev-v1.yml";
  private static final String VERSION = HasMetadata.getVersion(RecommenderModel.class);
  private static final String CURE =
      "upgrade it with this operator's chart (\"helm upgrade\"), or run \"kubectl apply"
          + " --server-side --force-conflicts -f "
          + CRD
          + ".yaml\" with the file of this operator's version";
  private static final int NAMED = 10;
  private static final int TOO_MANY_REQUESTS = 429;

  private final KubernetesClient client;

  /** The CRD that the client can see. */
  public InstalledDefinition(KubernetesClient client) {
    this.client = client;
  }

  /** Looks once. */
  public Finding look() {
    try {
      CustomResourceDefinition installed =
          client.apiextensions().v1().customResourceDefinitions().withName(CRD).get();
      return installed == null ? missing() : compare(needed(), installed);
    } catch (KubernetesClientException e) {
      return unread(e);
    }
  }

  // Without a code there was no answer at all.
  private static Finding unread(KubernetesClientException e) {
    int code = e.getCode();
    if (code == HttpURLConnection.HTTP_FORBIDDEN) {
      return new Finding.Unreadable(
          "the CRD \"%s\" may not be read: whether it has every field is not checked"
              .formatted(CRD));
    }
    if (code < HttpURLConnection.HTTP_BAD_REQUEST
        || code == TOO_MANY_REQUESTS
        || code >= HttpURLConnection.HTTP_INTERNAL_ERROR) {
      return new Finding.Unanswered(
          "the API server does not answer when asked for the CRD \"%s\": %s".formatted(CRD, e));
    }
    throw e;
  }

  static Finding compare(CustomResourceDefinition needed, CustomResourceDefinition installed) {
    SortedSet<String> all = DefinitionFields.of(needed, VERSION);
    SortedSet<String> lacking = new TreeSet<>(all);
    lacking.removeAll(DefinitionFields.of(installed, VERSION));
    return lacking.isEmpty() ? new Finding.Complete() : lacking(lacking, all.size());
  }

  /** The CRD that this operator was built with. */
  static CustomResourceDefinition needed() {
    try (InputStream in = InstalledDefinition.class.getResourceAsStream(NEEDED)) {
      return Serialization.unmarshal(Objects.requireNonNull(in), CustomResourceDefinition.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Finding missing() {
    return new Finding.Lacking("the CRD \"%s\" is not installed: %s".formatted(CRD, CURE));
  }

  private static Finding lacking(SortedSet<String> fields, int needed) {
    String named = String.join(", ", fields.stream().limit(NAMED).toList());
    String more = fields.size() > NAMED ? ", …" : "";
    return new Finding.Lacking(
        "the CRD \"%s\" lacks %d of the %d fields and values that this operator needs (%s%s): %s"
            .formatted(CRD, fields.size(), needed, named, more, CURE));
  }
}
