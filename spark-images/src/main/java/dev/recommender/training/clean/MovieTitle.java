package dev.recommender.training.clean;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A title as people say it, with what MovieLens writes around it taken apart. */
public record MovieTitle(
    String title, String sortTitle, List<String> alternativeTitles, @Nullable Integer year)
    implements Serializable {}
