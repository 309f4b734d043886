/** What the data catalogue says of the data sets behind the model. */
@NullMarked
package dev.recommender.service.datacatalogue;

import org.jspecify.annotations.NullMarked;
