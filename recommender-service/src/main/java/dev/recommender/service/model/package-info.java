/**
 * One pinned model version: its manifest, its factors, and how it is read, verified and awaited.
 */
@NullMarked
package dev.recommender.service.model;

import org.jspecify.annotations.NullMarked;
