package dev.recommender.training.load;

import java.nio.file.Path;

/** An archive on this machine and its SHA-256. */
record Archive(Path path, String hash) {}
