package dev.recommender.benchmark.serving;

import dev.recommender.benchmark.measure.ProcessUsage;
import dev.recommender.load.Load;
import dev.recommender.load.LoadDriver;
import dev.recommender.load.LoadResult;
import dev.recommender.load.Requests;
import dev.recommender.stack.Checkout;
import dev.recommender.stack.ModelIndices;
import dev.recommender.stack.ServiceProcess;
import dev.recommender.synthetic.ModelShape;
import dev.recommender.synthetic.PublishedModel;
import dev.recommender.synthetic.SyntheticModel;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** A model of one size, published and served by a process of its own. */
final class ServedModel implements AutoCloseable {
  private static final Duration READY_LIMIT = Duration.ofMinutes(5);
  private static final long HEAP_MIB = 300;
  private static final long HEAP_BYTES_PER_ITEM = 2_500;
  private static final long HEAP_BYTES_PER_NUMBER = 12;

  private final PublishedModel published;
  private final ServiceProcess service;
  private final Duration ready;

  private ServedModel(PublishedModel published, ServiceProcess service, Duration ready) {
    this.published = published;
    this.service = service;
    this.ready = ready;
  }

  /** Publishes, starts the service, and waits until it is ready. */
  static ServedModel start(Checkout checkout, URI elasticsearch, SyntheticModel model, Path work)
      throws IOException, InterruptedException {
    ModelShape shape = model.shape();
    String name = "serving-%d-%d".formatted(shape.items(), shape.dimensions());
    ModelIndices indices = new ModelIndices(elasticsearch, name);
    PublishedModel published = PublishedModel.publish(checkout, indices, model, work.resolve(name));
    ServiceProcess service =
        ServiceProcess.start(
            checkout, published.settings(heap(shape)), work.resolveSibling(name + ".log"));
    try {
      return new ServedModel(published, service, service.awaitReady(READY_LIMIT));
    } catch (IOException | InterruptedException e) {
      service.close();
      throw e;
    }
  }

  SyntheticModel model() {
    return published.model();
  }

  ModelShape shape() {
    return model().shape();
  }

  ServiceProcess service() {
    return service;
  }

  /** From the start of the process. */
  Duration ready() {
    return ready;
  }

  /** Asks, and counts the CPU time that the service takes for it. */
  MeasuredLoad load(Requests requests, Load load) throws IOException, InterruptedException {
    double before = ProcessUsage.of(service.pid()).cpuSeconds();
    LoadResult result = new LoadDriver(service.uri(), requests, load).run();
    return new MeasuredLoad(result, ProcessUsage.of(service.pid()).cpuSeconds() - before);
  }

  long peakBytes() throws IOException {
    return ProcessUsage.of(service.pid()).peakBytes();
  }

  /** Stops the service and takes the model away. */
  @Override
  public void close() throws IOException {
    service.close();
    try {
      published.indices().delete();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String heap(ModelShape shape) {
    long perItem = HEAP_BYTES_PER_ITEM + HEAP_BYTES_PER_NUMBER * shape.dimensions();
    return (HEAP_MIB + ((shape.items() * perItem) >> 20)) + "m";
  }
}
