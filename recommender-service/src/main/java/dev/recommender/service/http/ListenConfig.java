package dev.recommender.service.http;

/** Where the service listens; port 0 takes any free one. */
public record ListenConfig(String address, int httpPort, int managementPort) {}
