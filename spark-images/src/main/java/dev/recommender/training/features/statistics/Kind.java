package dev.recommender.training.features.statistics;

import java.io.Serializable;
import java.util.function.IntConsumer;

/** Something that is counted: its cells, and which of them a rating belongs to. */
record Kind(String name, Grid grid, Places places) implements Serializable {

  /** Names the cells of a rating: none, one or several. */
  interface Places extends Serializable {
    void of(Visit visit, IntConsumer cell);
  }
}
