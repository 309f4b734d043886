/** What runs inside the Elasticsearch JVM; compiled against the server, and loaded nowhere else. */
@NullMarked
package dev.recommender.platform.elasticsearch.server;

import org.jspecify.annotations.NullMarked;
