package dev.recommender.service.catalogue;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The forms of a title that somebody asks for: with its parentheses, without them, without its
 * article too, and with its numbers as they are spelt.
 */
record TitleQuery(String whole, String main, String bare, String spelt, @Nullable Integer year) {
  static TitleQuery of(String title) {
    WrittenTitle written = WrittenTitle.parse(title.strip());
    return new TitleQuery(
        TitleForm.of(written.whole()),
        TitleForm.of(written.main()),
        TitleForm.withoutArticle(written.main()),
        TitleForm.spelt(written.main()),
        written.year());
  }

  /** The form without parentheses in both ways of writing numbers. */
  List<String> spellings() {
    return Stream.of(main, spelt).distinct().toList();
  }
}
