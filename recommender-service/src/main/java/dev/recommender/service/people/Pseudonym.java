package dev.recommender.service.people;

/** The only name under which a person is stored. */
public record Pseudonym(String value) {}
