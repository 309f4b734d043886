package dev.recommender.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A claim that is mounted read-only at {@code /data} in the training pod. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VolumeSpec(
    @Required
        @Size(max = 253)
        @JsonPropertyDescription("Name of the PersistentVolumeClaim. A change starts a run.")
        String claimName) {}
