package dev.recommender.service.rights;

/** What people may ask for about their own data. */
public record Rights(Consents consents, Exports exports, Erasure erasure, Audit audit) {}
