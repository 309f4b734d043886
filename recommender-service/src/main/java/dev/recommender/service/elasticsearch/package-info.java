/** Models and people in Elasticsearch; the only package that knows its client. */
@NullMarked
package dev.recommender.service.elasticsearch;

import org.jspecify.annotations.NullMarked;
