package dev.recommender.training.people;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** What a person last said about being profiled, as written; a null is not recorded. */
public record Consent(
    @Nullable String status,
    @Nullable String purpose,
    @Nullable String policyVersion,
    @Nullable String time)
    implements Serializable {}
