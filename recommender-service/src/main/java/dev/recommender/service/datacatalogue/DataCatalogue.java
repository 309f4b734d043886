package dev.recommender.service.datacatalogue;

import java.util.List;
import java.util.Map;

/** The data catalogue: one entry per data set, as training wrote it. */
public interface DataCatalogue {
  /** All entries by id; throws {@link CatalogueUnavailableException}. */
  List<Map<String, Object>> entries();
}
