/** The network of Services: stable local ports, routing to ready pods, and EndpointSlices. */
@NullMarked
package dev.recommender.platform.proxy;

import org.jspecify.annotations.NullMarked;
