package dev.recommender.training.load;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where the data set is; the hash is what its archive must have, null when it is not checked. */
public record DatasetSource(URI uri, DatasetFormat format, @Nullable String sha256) {}
