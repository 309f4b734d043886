package dev.recommender.platform.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MountsTest {
  private static final Mounts MOUNTS =
      new Mounts(
          List.of(
              new Mounts.Mount("/data", Path.of("/host/d")),
              new Mounts.Mount("/data/keys", Path.of("/host/k")),
              new Mounts.Mount("/dev/termination-log", Path.of("/host/t"))));

  @ParameterizedTest
  @CsvSource({
    "/data,/host/d",
    "/data/ratings.csv,/host/d/ratings.csv",
    "/data/keys/key,/host/k/key",
    "/database,/database",
    "/other/data,/other/data",
    "--file=/data/x,--file=/host/d/x",
    "--path=/dev/termination-log,--path=/host/t",
    "file:///data/x,file:///host/d/x",
    "--uri=file:///data,--uri=file:///host/d",
    "file:/data/x,file:/host/d/x",
    "-Da=/data/a,-Da=/host/d/a",
    "http://host/data,http://host/data",
  })
  void rewritesPathsOfTheContainer(String value, String expected) {
    assertThat(MOUNTS.rewrite(value)).isEqualTo(expected);
  }
}
