package dev.recommender.operator.lifecycle;

/**
 * What the gate said of a version.
 *
 * @param passed whether it may go live
 * @param message the numbers, for people
 */
public record GateVerdict(boolean passed, String message) {}
