/**
 * The process: reads its environment, wires the service together and runs it until it is told to
 * stop.
 */
@NullMarked
package dev.recommender.service;

import org.jspecify.annotations.NullMarked;
