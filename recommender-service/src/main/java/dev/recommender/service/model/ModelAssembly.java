package dev.recommender.service.model;

import dev.recommender.service.catalogue.Catalogue;
import dev.recommender.service.catalogue.Movie;
import dev.recommender.service.scan.FactorScan;
import dev.recommender.service.scan.Factors;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Puts a model together item by item, in ascending order of movie id. */
final class ModelAssembly {
  private final Manifest manifest;
  private final ItemsChecksum checksum = new ItemsChecksum();
  private final List<Movie> movies = new ArrayList<>();
  private final Factors.Builder factors;
  private final Audiences.Builder audiences;

  ModelAssembly(Manifest manifest) {
    this.manifest = manifest;
    this.factors = new Factors.Builder(manifest.dimensions(), manifest.itemCount());
    this.audiences = new Audiences.Builder(manifest.dimensions(), manifest.itemCount());
  }

  void add(PublishedItem item) {
    checksum.add(item);
    int position = movies.size();
    movies.add(item.movie());
    if (item.factors() != null) {
      factors.add(position, item.factors());
    }
    if (item.audience() != null) {
      audiences.add(position, item.audience());
    }
  }

  int count() {
    return movies.size();
  }

  String checksum() {
    return checksum.hex();
  }

  Model model(ModelReference reference, TrainingReport report) {
    // Titles take most of the time, and the other core is free.
    CompletableFuture<Catalogue> titles =
        CompletableFuture.supplyAsync(() -> new Catalogue(movies));
    Factors all = factors.build(count());
    FactorScan scan = new FactorScan(all);
    ItemSpace space = new ItemSpace(all, movies, manifest.rank());
    return new Model(
        reference, manifest, report, titles.join(), all, scan, space, audiences.build(count()));
  }
}
