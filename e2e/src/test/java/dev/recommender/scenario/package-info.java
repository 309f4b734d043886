/** The product as its users meet it: whole scenarios on the local platform, with real data. */
package dev.recommender.scenario;
