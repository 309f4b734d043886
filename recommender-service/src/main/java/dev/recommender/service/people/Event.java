package dev.recommender.service.people;

/** Something that a person said of a movie, to be recorded. */
public record Event(Pseudonym person, Interaction interaction) {}
