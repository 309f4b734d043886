package dev.recommender.training.clean;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.training.MiniDataset;
import dev.recommender.training.load.DatasetFiles;
import dev.recommender.training.load.DatasetFormat;
import dev.recommender.training.load.DatasetSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real small set. One movie stands under two ids, 6003 and 144606, and one person rated both
 * (lines 17451 and 17821). The figures come from Python:
 *
 * <pre>{@code
 * r = {}
 * for x in sorted(csv.DictReader(open('ratings.csv')), key=lambda x: int(x['timestamp'])):
 *     r[x['userId'], x['movieId'].replace('144606', '6003')] = x
 * m = {x['movieId']: x['genres'].split('|') for x in csv.DictReader(open('movies.csv'))}
 * print(len(r), len({u for u, _ in r}), len({i for _, i in r}))
 * print(max(int(x['timestamp']) for x in r.values()))
 * print(sorted(collections.Counter(float(x['rating']) for x in r.values()).items()))
 * print(collections.Counter(g for _, i in r for g in m[i]))
 * }</pre>
 */
final class RealDataTest {
  @TempDir private Path scratch;

  @Test
  void countsWhatPythonCounts() throws IOException {
    URI zip = Path.of("../e2e/data/ml-latest-small.zip").toAbsolutePath().normalize().toUri();
    DatasetFiles files =
        DatasetFiles.open(new DatasetSource(zip, DatasetFormat.CSV, null), scratch);
    CleanData data =
        MiniDataset.clean(files, TimeWindow.until(Instant.parse("2026-01-01T00:00:00Z")));

    assertThat(data.report().counts()).isEqualTo(new DataCounts(100_835, 610, 9723, 1));
    assertThat(data.report().sample())
        .containsExactly(new RejectedSample("ratings.csv", 17_451, "duplicate"));
    DataProfile profile = data.report().profile();
    assertThat(profile.newest()).isEqualTo(Instant.ofEpochSecond(1_537_799_250L));
    assertThat(profile.ratings())
        .isEqualTo(
            List.of(1370L, 2811L, 1791L, 7551L, 5550L, 20047L, 13136L, 26817L, 8551L, 13211L));
    assertThat(profile.genres())
        .containsAllEntriesOf(Map.of("Drama", 41_927L, "Film-Noir", 870L, "IMAX", 4145L))
        .hasSize(19);
    assertThat(data.catalogue().size())
        .as("of five titles that stand twice one has the same TMDB id, 4912")
        .isEqualTo(9741);
    Movie confessions = data.catalogue().movie(data.catalogue().ids().positionOf(144606));
    assertThat(confessions.id()).isEqualTo(6003);
    assertThat(confessions.otherIds()).containsExactly(144606);
    assertThat(data.histories().map(UserHistory::size).reduce(Integer::sum)).isEqualTo(100_835);
  }
}
