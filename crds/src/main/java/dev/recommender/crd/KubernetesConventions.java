package dev.recommender.crd;

import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What the Kubernetes API conventions ask for and the generator has no annotation for. */
final class KubernetesConventions implements CRDPostProcessor {
  private static final List<String> COLUMNS =
      List.of(
          "READY", "VERSION", "METRIC", "RATINGS", "LAST RUN", "AGE", "REASON", "STAGE", "PERCENT");
  private static final int MOST_VERSIONS = 64;

  @Override
  public HasMetadata process(HasMetadata generated, String crdVersion) {
    var crd = (CustomResourceDefinition) generated;
    crd.getSpec().getVersions().forEach(KubernetesConventions::complete);
    return crd;
  }

  private static void complete(CustomResourceDefinitionVersion version) {
    version
        .getAdditionalPrinterColumns()
        .sort(
            Comparator.comparingInt(
                (CustomResourceColumnDefinition c) -> COLUMNS.indexOf(c.getName())));
    JSONSchemaProps root = version.getSchema().getOpenAPIV3Schema();
    root.setRequired(List.of("spec"));
    distinctRules(root);
    JSONSchemaProps spec = property(root, "spec");
    spec.setDescription("What a recommender is made of, and how it is served.");
    optionalIsNullable(spec);
    // Without a bound the API server estimates the rule on its keys as too expensive.
    property(property(spec, "training"), "sparkConf").setMaxProperties(64L);
    JSONSchemaProps status = property(root, "status");
    status.setDescription("What the operator last saw and did.");
    optionalIsNullable(status);
    JSONSchemaProps conditions = property(status, "conditions");
    conditions.setXKubernetesListType("map");
    conditions.setXKubernetesListMapKeys(List.of("type"));
    conditions.setMaxItems(32L);
    conditions.getItems().getSchema().setRequired(List.of("type", "status"));
    optionalIsNullable(conditions.getItems().getSchema());
    property(status, "versions").setMaxItems((long) MOST_VERSIONS);
  }

  private static JSONSchemaProps property(JSONSchemaProps object, String name) {
    return Objects.requireNonNull(object.getProperties().get(name), name);
  }

  // A person may write `autoscaling: null`; server-side apply refuses a null that is not nullable.
  private static void optionalIsNullable(JSONSchemaProps object) {
    Map<String, JSONSchemaProps> properties = object.getProperties();
    if (properties == null) {
      return;
    }
    Set<String> required =
        object.getRequired() == null ? Set.of() : Set.copyOf(object.getRequired());
    properties.forEach((name, property) -> {
      if (!required.contains(name) && property.getDefault() == null && mayBeNull(property)) {
        property.setNullable(true);
      }
      optionalIsNullable(property);
    });
  }

  // An annotation on a record component stands on its field and on its accessor.
  private static void distinctRules(JSONSchemaProps schema) {
    if (schema.getXKubernetesValidations() != null) {
      schema.setXKubernetesValidations(
          schema.getXKubernetesValidations().stream().distinct().toList());
    }
    if (schema.getProperties() != null) {
      schema.getProperties().values().forEach(KubernetesConventions::distinctRules);
    }
  }

  private static boolean mayBeNull(JSONSchemaProps property) {
    return property.getType() != null
        && Set.of("object", "integer", "string").contains(property.getType());
  }
}
