package dev.recommender.load;

/** An answer that was kept, and the number of the request it belongs to. */
public record Sample(int request, Answer answer) {}
