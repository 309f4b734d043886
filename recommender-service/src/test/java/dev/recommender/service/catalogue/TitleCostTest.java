package dev.recommender.service.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.service.catalogue.TitleMutations.Mutation;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What titles cost in a catalogue of the size of MovieLens 25M; {@code -Dtitles} sets another. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TitleCostTest {
  private static final int SIZE = Integer.getInteger("titles", 62_000);
  private static final long SEED = 42;
  private static final int QUERIES = 1_000;
  private static final long MOST_MICROSECONDS = 10_000;
  private static final long MOST_BYTES = 1 << 19;

  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  private List<Movie> movies = List.of();
  private Catalogue catalogue = new Catalogue(List.of());

  @BeforeAll
  void build() throws IOException {
    movies = ManyTitles.of(SIZE, SEED);
    long before = usedBytes();
    long start = THREADS.getCurrentThreadCpuTime();
    catalogue = new Catalogue(movies);
    long milliseconds = (THREADS.getCurrentThreadCpuTime() - start) / 1_000_000;
    System.out.printf(
        "%d titles: built in %d ms, %d bytes a movie with its record, without its texts%n",
        SIZE, milliseconds, (usedBytes() - before) / SIZE);
  }

  @Test
  void resolvesWrittenTitles() {
    for (Mutation mutation : Mutation.values()) {
      TitleMutations mutations = new TitleMutations(SEED);
      List<String> queries =
          sample()
              .flatMap(movie -> mutations.of(movie, mutation).stream())
              .map(w -> w.title())
              .toList();
      assertCheap("resolve " + mutation, queries, title -> catalogue.titles().resolve(title, null));
    }
  }

  @Test
  void resolvesTitlesThatNobodyKnows() {
    List<String> queries =
        sample().map(movie -> new StringBuilder(movie.title()).reverse().toString()).toList();
    assertCheap("resolve unknown", queries, title -> catalogue.titles().resolve(title, null));
  }

  @Test
  void searchesWhileATitleIsTyped() {
    for (int length : List.of(1, 2, 3, 5, 8, 13, 40)) {
      List<String> queries = sample().map(movie -> beginning(movie, length)).toList();
      assertCheap("search " + length, queries, typed -> catalogue.search().find(typed, 20));
    }
  }

  @Test
  void searchesFewLettersAndCommonWords() {
    List<String> letters =
        IntStream.rangeClosed('a', 'z').mapToObj(letter -> String.valueOf((char) letter)).toList();
    List<String> queries =
        letters.stream()
            .flatMap(l -> Stream.of(l, "the " + l, l + " the", "of the " + l, "zq " + l))
            .toList();
    List<String> often = IntStream.range(0, 20).boxed().flatMap(round -> queries.stream()).toList();
    assertCheap("search few letters", often, typed -> catalogue.search().find(typed, 20));
  }

  @Test
  void searchesMisspeltTitles() {
    TitleMutations mutations = new TitleMutations(SEED);
    List<String> queries =
        sample()
            .flatMap(movie -> mutations.of(movie, Mutation.TYPO).stream())
            .map(w -> w.title())
            .toList();
    assertCheap("search misspelt", queries, typed -> catalogue.search().find(typed, 20));
  }

  private Stream<Movie> sample() {
    int step = Math.max(1, SIZE / QUERIES);
    return IntStream.iterate(0, at -> at < SIZE, at -> at + step).mapToObj(movies::get);
  }

  private static String beginning(Movie movie, int length) {
    String title = WrittenTitle.parse(movie.title()).main();
    return title.substring(0, Math.min(length, title.length()));
  }

  /** Each query is asked twice: the first round warms up. Time is the thread's own. */
  private static void assertCheap(String name, List<String> queries, Consumer<String> ask) {
    queries.forEach(ask);
    long[] nanoseconds = new long[queries.size()];
    long[] bytes = new long[queries.size()];
    for (int at = 0; at < nanoseconds.length; at++) {
      long allocated = THREADS.getCurrentThreadAllocatedBytes();
      long start = THREADS.getCurrentThreadCpuTime();
      ask.accept(queries.get(at));
      nanoseconds[at] = THREADS.getCurrentThreadCpuTime() - start;
      bytes[at] = THREADS.getCurrentThreadAllocatedBytes() - allocated;
    }
    long p99 = quantile(nanoseconds, 0.99) / 1_000;
    System.out.printf(
        "%-26s p50 %5d us, p99 %5d us, most %6d us; p50 %4d kB, most %5d kB%n",
        name,
        quantile(nanoseconds, 0.5) / 1_000,
        p99,
        quantile(nanoseconds, 1) / 1_000,
        quantile(bytes, 0.5) / 1_000,
        quantile(bytes, 1) / 1_000);
    assertThat(p99).as(name).isLessThanOrEqualTo(MOST_MICROSECONDS);
    assertThat(quantile(bytes, 1)).as(name).isLessThanOrEqualTo(MOST_BYTES);
  }

  private static long quantile(long[] values, double share) {
    long[] sorted = Arrays.stream(values).sorted().toArray();
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }

  private static long usedBytes() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
