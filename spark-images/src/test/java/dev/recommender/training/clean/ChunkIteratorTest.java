package dev.recommender.training.clean;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.training.MiniDataset;
import dev.recommender.training.load.DatasetFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import scala.Tuple2;

final class ChunkIteratorTest {
  private static final Movie MOVIE =
      new Movie(
          1,
          List.of(),
          new MovieTitle("One", "One", List.of(), 2001),
          List.of(),
          null,
          null,
          List.of());
  private static final Cleaning CLEANING =
      new Cleaning(
          DatasetFormat.DAT,
          true,
          new TimeWindow(0, Long.MAX_VALUE),
          new MovieIds(List.of(MOVIE)),
          MiniDataset.PSEUDONYMS,
          2);

  @Test
  void passesNoRawUserIdOn() throws IOException {
    List<Tuple2<String, Shuffled>> passed =
        chunks(List.of("raw-user::1::4::100", "raw-user::2::4::100", "raw-user::1"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(passed);
    }
    assertThat(bytes.toString(StandardCharsets.ISO_8859_1))
        .contains(MiniDataset.PSEUDONYMS.of("raw-user"))
        .doesNotContain("raw-user");
  }

  @Test
  void bringsRowsOfOnePersonTogetherAndReportsTheRest() {
    List<Tuple2<String, Shuffled>> passed =
        chunks(List.of("a::1::4::100", "b::1::4::100", "broken", "a::1::3::50"));
    assertThat(passed)
        .extracting(Tuple2::_1)
        .containsExactly(
            MiniDataset.PSEUDONYMS.of("a"), MiniDataset.PSEUDONYMS.of("b"), PartReport.KEY);
    RatingChunk chunk = (RatingChunk) passed.getFirst()._2;
    assertThat(chunk.ratings()).containsExactly(4, 3);
    assertThat(chunk.times()).containsExactly(100, 50);
    PartReport report = (PartReport) passed.getLast()._2;
    assertThat(report.lines()).isEqualTo(4);
    assertThat(report.rejected().counts()).containsEntry(Rejection.MALFORMED, 1L);
  }

  @Test
  void holdsOnlyAWindowOfRows() {
    int rows = ChunkIterator.WINDOW + 10;
    List<String> lines =
        IntStream.range(0, rows).mapToObj(n -> "u" + n % 3 + "::1::4::" + n).toList();
    List<Tuple2<String, Shuffled>> passed = chunks(lines);
    assertThat(passed).as("three people in each of two windows, and the report").hasSize(7);
    assertThat(((PartReport) passed.getLast()._2).lines()).isEqualTo(rows);
  }

  private static List<Tuple2<String, Shuffled>> chunks(List<String> lines) {
    List<Tuple2<String, Shuffled>> passed = new ArrayList<>();
    new ChunkIterator(lines.iterator(), CLEANING, 0).forEachRemaining(passed::add);
    return passed;
  }
}
