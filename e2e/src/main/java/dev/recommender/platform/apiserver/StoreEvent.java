package dev.recommender.platform.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * One change of one object: {@code before} is null for a new one, {@code removed} when {@code
 * after} is its last state.
 */
record StoreEvent(
    long version,
    ResourceKey key,
    @Nullable ObjectNode before,
    ObjectNode after,
    boolean removed) {}
