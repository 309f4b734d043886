/** Published models of any size without training, made from a seed. */
@NullMarked
package dev.recommender.synthetic;

import org.jspecify.annotations.NullMarked;
