package dev.recommender.training.publish;

import java.io.Serializable;
import java.util.Iterator;

/** Writes documents from wherever Spark runs. */
public interface DocumentSink extends Serializable {
  /** All are written when it returns; the result is how many. */
  long write(String index, Iterator<Document> documents);
}
