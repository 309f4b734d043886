package dev.recommender.service.catalogue;

import java.util.ArrayList;
import java.util.List;

/** One of the forms of a movie's titles. */
record WrittenForm(String form, Kind kind) {
  /** Which title a form stands for. */
  enum Kind {
    /** The title without its parentheses. */
    MAIN(0),
    /** The title with its parentheses. */
    WHOLE(1),
    /** The title without its article. */
    BARE(2),
    /** An alternative title, with its article or without. */
    ALTERNATIVE(3),
    /** The title with its numbers as they are spelt; typing errors are looked for there too. */
    SPELT(4);

    /** A number of three bits. */
    final int number;

    Kind(int number) {
      this.number = number;
    }

    int bit() {
      return 1 << number;
    }
  }

  /** The distinct forms of a movie: a form that equals the main one is left out. */
  static List<WrittenForm> all(Movie movie) {
    WrittenTitle written = WrittenTitle.parse(movie.title()).and(movie.alternativeTitles());
    String spelt = TitleForm.spelt(written.main());
    Collected forms = new Collected(TitleForm.ofSpelt(spelt), new ArrayList<>());
    forms.add(TitleForm.withoutArticle(written.main()), Kind.BARE);
    forms.add(spelt, Kind.SPELT);
    if (!written.alternatives().isEmpty()) {
      forms.add(TitleForm.of(written.whole()), Kind.WHOLE);
    }
    for (String title : written.alternatives()) {
      String readable = WrittenTitle.parse(title).main();
      forms.add(TitleForm.of(readable), Kind.ALTERNATIVE);
      forms.add(TitleForm.withoutArticle(readable), Kind.ALTERNATIVE);
    }
    return forms.withMain();
  }

  private record Collected(String main, List<WrittenForm> others) {
    void add(String form, Kind kind) {
      WrittenForm written = new WrittenForm(form, kind);
      if (!form.equals(main) && !others.contains(written)) {
        others.add(written);
      }
    }

    List<WrittenForm> withMain() {
      others.addFirst(new WrittenForm(main, Kind.MAIN));
      return others;
    }
  }
}
