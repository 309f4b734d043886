package dev.recommender.platform.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The answer to a request that is no watch. */
record Answer(int status, ObjectNode body) {}
