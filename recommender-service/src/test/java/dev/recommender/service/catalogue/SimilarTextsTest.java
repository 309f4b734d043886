package dev.recommender.service.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.service.catalogue.TitleMutations.Mutation;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rare pieces must lead to every text that comparing with all texts finds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimilarTextsTest {
  private static final int SAMPLED = 150;

  private List<Movie> movies = List.of();
  private TextIndex texts = new TextIndex.Builder().build();
  private SimilarTexts similar = new SimilarTexts(texts);

  @BeforeAll
  void readCatalogue() throws IOException {
    movies = RealCatalogue.movies();
    texts = new Titles(movies).forms();
    similar = new SimilarTexts(texts);
  }

  @ParameterizedTest
  @CsvSource({"1, 5", "2, 9"})
  void missesNothingWithinTheErrors(int errors, int letters) {
    TitleMutations mutations = new TitleMutations(errors);
    int step = movies.size() / SAMPLED;
    for (int at = 0; at < movies.size(); at += step) {
      for (var written : mutations.of(movies.get(at), Mutation.TYPO)) {
        String form = TitleForm.of(written.title());
        assertThat(similar.within(errors, form, letters))
            .as(form)
            .containsExactly(compared(form, errors, letters));
      }
    }
  }

  private int[] compared(String form, int errors, int letters) {
    EditDistance distance = new EditDistance(form, errors);
    return IntStream.range(0, texts.size())
        .filter(at -> Math.max(form.length(), texts.text(at).length()) >= letters)
        .filter(at -> distance.to(texts.text(at)) <= errors)
        .toArray();
  }

  @Test
  void putsTheTextItselfFirst() {
    int at = texts.of("toy story").from();
    assertThat(similar.mostAlike("toy story", 5)).startsWith(at).hasSize(5);
  }
}
