package dev.recommender.training;

import dev.recommender.training.clean.DataCounts;
import dev.recommender.training.publish.Published;

/** What a successful run has to say. */
record RunReport(
    int version,
    Evaluations evaluations,
    DataCounts counts,
    Published published,
    String datasetHash) {}
