package dev.recommender.platform.apiserver;

/** The address of one object; the namespace is empty for types without one. */
record ResourceKey(ResourceType type, String namespace, String name) {}
