package dev.recommender.platform.proxy;

import java.net.InetSocketAddress;

/** Where a pod answers a Service's connections. */
record Backend(String pod, InetSocketAddress address) {}
