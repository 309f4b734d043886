package dev.recommender.service.model;

import dev.recommender.service.catalogue.Catalogue;
import dev.recommender.service.scan.FactorScan;
import dev.recommender.service.scan.Factors;

/** The model the service answers from, whole and verified: one request sees one of it. */
public record Model(
    ModelReference reference,
    Manifest manifest,
    TrainingReport report,
    Catalogue catalogue,
    Factors factors,
    FactorScan scan,
    ItemSpace space,
    Audiences audiences) {}
