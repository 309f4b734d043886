package dev.recommender.benchmark;

import dev.recommender.benchmark.serving.ServingBenchmark;
import dev.recommender.benchmark.serving.ServingOptions;
import dev.recommender.benchmark.serving.ServingPlan;
import dev.recommender.benchmark.serving.ServingReport;
import dev.recommender.platform.elasticsearch.ElasticsearchConfig;
import dev.recommender.platform.elasticsearch.EmbeddedElasticsearch;
import dev.recommender.stack.Checkout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a benchmark and prints its table. */
public final class BenchmarkMain {
  private static final int EX_USAGE = 64;
  private static final String ELASTICSEARCH_HEAP = "1g";
  private static final String MEASURED_HEAP = "2g";

  private BenchmarkMain() {}

  /** Exits with 0, with 64 for wrong arguments, with 1 for any failure. */
  public static void main(String[] args) {
    System.exit(exitCode(Checkout.current(), args));
  }

  private static int exitCode(Checkout checkout, String[] args) {
    try {
      if (args.length > 0 && args[0].equals("serving")) {
        serving(checkout, ServingOptions.parse(List.of(args).subList(1, args.length)));
      } else {
        run(checkout, BenchmarkOptions.parse(args));
      }
      return 0;
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.print(BenchmarkOptions.USAGE + ServingOptions.USAGE);
      return EX_USAGE;
    } catch (IOException e) {
      System.err.println("the benchmark failed: " + e.getMessage());
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private static void run(Checkout checkout, BenchmarkOptions options)
      throws IOException, InterruptedException {
    switch (options.benchmark()) {
      case "training" ->
          System.out.print(
              UsageTable.of(
                  options.parameters(), training(checkout, options.parameters(), options.sizes())));
      default -> sideBySide(checkout, options).forEach(System.out::println);
    }
  }

  /** One run after the other, in one Elasticsearch. */
  static List<RunUsage> training(
      Checkout checkout, TrainingParameters parameters, List<String> sizes)
      throws IOException, InterruptedException {
    TrainingBenchmark benchmark = new TrainingBenchmark(checkout, parameters);
    List<RunUsage> runs = new ArrayList<>();
    try (WorkFolder work = WorkFolder.in(checkout);
        EmbeddedElasticsearch elasticsearch = elasticsearch(checkout, work.path())) {
      for (String size : sizes) {
        runs.add(benchmark.run(size, elasticsearch));
      }
    }
    return runs;
  }

  /** The lines of the comparison's report. */
  static List<String> sideBySide(Checkout checkout, BenchmarkOptions options)
      throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    try (WorkFolder work = WorkFolder.in(checkout);
        EmbeddedElasticsearch elasticsearch = elasticsearch(checkout, work.path())) {
      new SideBySide(checkout, options.parameters())
          .run(options.sizes().getFirst(), elasticsearch, lines::add);
    }
    return lines;
  }

  /** Every figure of the service, beside an Elasticsearch that is given every chance. */
  private static void serving(Checkout checkout, ServingPlan plan)
      throws IOException, InterruptedException {
    try (WorkFolder work = WorkFolder.in(checkout);
        EmbeddedElasticsearch elasticsearch =
            EmbeddedElasticsearch.start(
                new ElasticsearchConfig(
                    checkout.elasticsearch(),
                    work.path().resolve("elasticsearch"),
                    0,
                    MEASURED_HEAP,
                    true))) {
      new ServingBenchmark(checkout, elasticsearch, plan, work.path())
          .run(new ServingReport(System.out::println));
    }
  }

  private static EmbeddedElasticsearch elasticsearch(Checkout checkout, Path work)
      throws IOException, InterruptedException {
    return EmbeddedElasticsearch.start(
        new ElasticsearchConfig(
            checkout.elasticsearch(), work.resolve("elasticsearch"), 0, ELASTICSEARCH_HEAP));
  }
}
