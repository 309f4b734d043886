package dev.recommender.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;

/** How people are protected. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PrivacySpec(
    @Default("\"\"")
        @Size(max = 253)
        @JsonPropertyDescription(
            "Secret with key, the HMAC key of pseudonyms; empty: the operator makes one. Immutable once a version exists.")
        String pseudonymKeySecret,
    @Default("NotRequired")
        @JsonPropertyDescription(
            "Required: only consenting people are profiled. A change starts a run. The service follows it now.")
        Consent consent,
    @Default("365")
        @Min(1)
        @Max(36500)
        @JsonPropertyDescription(
            "Days after which a received interaction is no longer used. A change applies to the next run. The service follows it now.")
        Integer eventRetentionDays,
    @Default("20")
        @Min(2)
        @Max(1000)
        @JsonPropertyDescription(
            "Fewest people behind anything computed from people who liked a movie. A change rolls out now.")
        Integer minimumAudience) {
  /** Fills in the defaults of the schema where a field is missing. */
  public PrivacySpec {
    pseudonymKeySecret = pseudonymKeySecret == null ? "" : pseudonymKeySecret;
    consent = consent == null ? Consent.NotRequired : consent;
    eventRetentionDays = eventRetentionDays == null ? 365 : eventRetentionDays;
    minimumAudience = minimumAudience == null ? 20 : minimumAudience;
  }
}
