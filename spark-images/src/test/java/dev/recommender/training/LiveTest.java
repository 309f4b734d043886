package dev.recommender.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.training.clean.CleanData;
import dev.recommender.training.people.LiveFactors;
import dev.recommender.training.people.LiveModel;
import dev.recommender.training.people.LiveVersion;
import dev.recommender.training.people.LiveVersions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LiveTest {
  private int reads;

  @Test
  void factorsAreReadForAModelOfLikesOnly(@TempDir Path folder) throws IOException {
    CleanData data =
        new MiniDataset(folder)
            .movie(1, "One (2001)", "Drama")
            .rating("ann", 1, 4, 1_000_000_000)
            .clean(Set.of());
    assertThat(Live.read(store(), 3, "key", data, true).profile()).isNotNull();
    assertThat(reads).isZero();
    Live.read(store(), 3, "key", data, false);
    assertThat(reads).isEqualTo(1);
  }

  private LiveVersions store() {
    return new LiveVersions() {
      @Override
      public Optional<LiveVersion> read(int version, String keyId) {
        return Optional.of(
            new LiveVersion(
                version,
                Instant.EPOCH,
                "h",
                Map.of(),
                Map.of("source", "file:///data"),
                new LiveModel("items", 2, "Implicit", 1.0, 0.1, 3.5)));
      }

      @Override
      public Optional<LiveFactors> factors(LiveVersion live) {
        reads++;
        return Optional.empty();
      }
    };
  }
}
