package dev.recommender.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** Where versions are published. */
@ValidationRule(
    value =
        "(has(self.indexPrefix) ? self.indexPrefix : '') == (has(oldSelf.indexPrefix) ? oldSelf.indexPrefix : '')",
    message = "indexPrefix is immutable: delete the resource and create it again")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ElasticsearchSpec(
    @Required
        @Size(max = 512)
        @ValidationRule(
            value =
                "self.matches('^https?://([A-Za-z0-9][A-Za-z0-9.-]*|[\\\\[][0-9A-Fa-f:.]+[\\\\]])(:[0-9]{1,5})?(/[A-Za-z0-9._~%/-]*)?$')",
            message =
                "must be http:// or https://, a host, and at most a port and a path, such as \"https://elasticsearch:9200\"")
        @JsonPropertyDescription("Address of Elasticsearch 9. A change rolls out now.")
        String url,
    @Default("\"\"")
        @Size(max = 253)
        @JsonPropertyDescription(
            "Secret with username and password, or apiKey. A change rolls out now.")
        String credentialsSecret,
    @Default("\"\"")
        @Size(max = 253)
        @JsonPropertyDescription(
            "Secret with ca.crt, the certificate authority of the address. A change rolls out now.")
        String caSecret,
    @Default("\"\"")
        @Size(max = 120)
        @ValidationRule(
            value = "self.matches('^([a-z0-9][a-z0-9._-]*)?$')",
            message = "must be lower-case letters, digits, dots, hyphens and underscores")
        @JsonPropertyDescription("Prefix of every index; default: namespace.name. Immutable.")
        String indexPrefix,
    @Default("1")
        @Min(1)
        @Max(64)
        @JsonPropertyDescription(
            "Primary shards of a version's indices. A change applies to the next run.")
        Integer shards,
    @Default("0")
        @Min(0)
        @Max(8)
        @JsonPropertyDescription(
            "Replicas of a version's indices. A change applies to the next run.")
        Integer replicas,
    @Default("Retain")
        @JsonPropertyDescription(
            "What happens to the indices when the resource is deleted. A change acts at deletion.")
        DeletionPolicy deletionPolicy) {
  /** Fills in the defaults of the schema where a field is missing. */
  public ElasticsearchSpec {
    credentialsSecret = credentialsSecret == null ? "" : credentialsSecret;
    caSecret = caSecret == null ? "" : caSecret;
    indexPrefix = indexPrefix == null ? "" : indexPrefix;
    shards = shards == null ? 1 : shards;
    replicas = replicas == null ? 0 : replicas;
    deletionPolicy = deletionPolicy == null ? DeletionPolicy.Retain : deletionPolicy;
  }
}
