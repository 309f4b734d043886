package dev.recommender.training.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;

final class LineParserTest {
  private final LineParser csv = new LineParser(DatasetFormat.CSV, 3);
  private final LineParser dat = new LineParser(DatasetFormat.DAT, 3);

  @Test
  void unquotesValuesOfCsv() {
    assertThat(csv.parse("1,\"One, \"\"Two\"\" (1999)\",Drama"))
        .containsExactly("1", "One, \"Two\" (1999)", "Drama");
    assertThat(csv.parse("# 1, two ,")).containsExactly("# 1", " two ", "");
    assertThat(csv.parse("1,\"\",x")).containsExactly("1", "", "x");
  }

  @Test
  void aBrokenLineSaysNothingAndSpoilsNoOther() {
    assertThat(csv.parse("1,\"One (1999),Drama")).as("a quote that never ends").isNull();
    assertThat(csv.parse("1,\"One\" Two,Drama")).as("a quote in the middle").isNull();
    assertThat(csv.parse(String.join(",", Collections.nCopies(1000, "x")))).isNull();
    assertThat(csv.parse("1,2")).isNull();
    assertThat(csv.parse("1,2,\uFFFD")).as("bytes that are no UTF-8").isNull();
    assertThat(csv.parse("1,2,3")).containsExactly("1", "2", "3");
  }

  @Test
  void takesColonsApartOnlyInPairs() {
    assertThat(dat.parse("1::Alien: \"Resurrection\", (1997)::Horror"))
        .containsExactly("1", "Alien: \"Resurrection\", (1997)", "Horror");
    assertThat(dat.parse("1::::3")).containsExactly("1", "", "3");
    assertThat(dat.parse("1,2,3")).isNull();
  }
}
