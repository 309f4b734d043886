package dev.recommender.training.clean;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A title as people say it, with what MovieLens writes around it taken apart. */
public record MovieTitle(
    String title, String sortTitle, List<String> alternativeTitles, @Nullable Integer year)
    implements Serializable {
  MovieTitle with(List<String> moreAlternatives) {
    List<String> all =
        Stream.concat(alternativeTitles.stream(), moreAlternatives.stream()).distinct().toList();
    return new MovieTitle(title, sortTitle, all, year);
  }
}
