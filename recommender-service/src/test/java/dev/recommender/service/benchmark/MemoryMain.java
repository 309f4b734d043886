package dev.recommender.service.benchmark;

import dev.recommender.service.model.InMemoryModelSource;
import dev.recommender.service.model.Model;
import dev.recommender.service.model.ModelLoader;
import dev.recommender.service.model.ModelReference;
import dev.recommender.service.model.ModelState;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Loads a made-up model of so many movies and such a rank, and prints what it takes. */
public final class MemoryMain {
  private MemoryMain() {}

  public static void main(String[] args) {
    int movies = Integer.parseInt(args[0]);
    int rank = Integer.parseInt(args[1]);
    MadeUpSource source = new MadeUpSource(movies, rank);
    long before = heap();
    long started = System.nanoTime();
    Model model = load(source);
    double seconds = (System.nanoTime() - started) / 1e9;
    long bytes = heap() - before;
    System.out.printf(
        Locale.ROOT,
        "%,d movies of rank %d: loaded in %.1f s, %,d MiB of heap, %,d bytes a movie, %,d of them"
            + " factors%n",
        model.catalogue().size(),
        rank,
        seconds,
        bytes >> 20,
        bytes / movies,
        9L * rank + 24);
  }

  private static Model load(MadeUpSource source) {
    ModelReference reference = new ModelReference("default", "movies", 1);
    return switch (new ModelLoader(reference, source, InMemoryModelSource.KEY_ID).load()) {
      case ModelState.Ready(Model model) -> model;
      case ModelState.NotReady notReady -> throw new IllegalStateException(notReady.message());
    };
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
