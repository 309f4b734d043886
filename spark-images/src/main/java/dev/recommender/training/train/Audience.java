package dev.recommender.training.train;

/**
 * A vector that stands for people; {@code size} counts distinct people, for genres at least; 0 of
 * similar.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Audience(float[] factors, int size, AudienceSource source) {}
