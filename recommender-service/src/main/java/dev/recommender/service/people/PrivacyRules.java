package dev.recommender.service.people;

import java.time.Duration;

/**
 * What of a person may be used, as {@code spec.privacy} says; training applies the same rules.
 *
 * @param consentRequired whether only those are profiled who have granted their consent
 * @param retention how old an interaction may be
 */
public record PrivacyRules(boolean consentRequired, Duration retention) {}
