package dev.recommender.service.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.service.catalogue.TextIndex.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextIndexTest {
  private static final List<String> TEXTS =
      List.of(
          "toy story", "toy", "z", "toys", "七人の侍", "toy story 2", "\uD83D\uDE00", "｡", "éa", "e");

  private final TextIndex index = indexed();

  private static TextIndex indexed() {
    TextIndex.Builder builder = new TextIndex.Builder();
    for (int at = 0; at < TEXTS.size(); at++) {
      builder.add(TEXTS.get(at), at);
      builder.add(TEXTS.get(at), at + 100);
    }
    return builder.build();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "toy",
        "toy ",
        "t",
        "toy story 2",
        "七",
        "\uD83D\uDE00",
        "｡",
        "e",
        "é",
        "",
        "a",
        "zz"
      })
  void findsWhatScanningFinds(String wanted) {
    assertThat(numbers(index.of(wanted)))
        .containsExactlyElementsOf(scanned(TEXTS.stream().filter(wanted::equals).toList()));
    assertThat(numbers(index.startingWith(wanted)))
        .containsExactlyInAnyOrderElementsOf(
            scanned(TEXTS.stream().filter(text -> text.startsWith(wanted)).toList()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"toy story", "七人の侍", "\uD83D\uDE00", "éa"})
  void givesTextsAndTheirLengthsBack(String text) {
    int at = index.of(text).from();
    assertThat(index.text(at)).isEqualTo(text);
    assertThat(index.length(at)).isEqualTo(text.length());
  }

  private static List<Integer> scanned(List<String> texts) {
    return texts.stream()
        .flatMap(text -> List.of(TEXTS.indexOf(text), TEXTS.indexOf(text) + 100).stream())
        .toList();
  }

  private List<Integer> numbers(Range range) {
    List<Integer> numbers = new ArrayList<>();
    Postings postings = index.postings();
    IntStream.range(postings.start(range.from()), postings.start(range.to()))
        .forEach(at -> numbers.add(postings.entry(at)));
    return numbers;
  }
}
