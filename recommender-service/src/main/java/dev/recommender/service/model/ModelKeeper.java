package dev.recommender.service.model;

import dev.recommender.service.model.ModelState.NotReady;
import dev.recommender.service.model.ModelState.Ready;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries to load the pinned version until it succeeds, and holds the model from then on. */
public final class ModelKeeper implements Supplier<ModelState>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ModelKeeper.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final Supplier<ModelState> loading;
  private final Consumer<Model> warmUp;
  private final Duration firstPause;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile ModelState state = new NotReady("Loading", "the model is being loaded");

  /** Each attempt is one call of {@code loading}; pauses between them double up to 10 seconds. */
  public ModelKeeper(Supplier<ModelState> loading, Consumer<Model> warmUp, Duration firstPause) {
    this.loading = loading;
    this.warmUp = warmUp;
    this.firstPause = firstPause;
  }

  @Override
  public ModelState get() {
    return state;
  }

  /** Loads in a thread of its own. */
  public void start() {
    Thread.ofPlatform().name("model-loading").daemon().start(this::keepTrying);
  }

  @Override
  public void close() {
    closed.countDown();
  }

  private void keepTrying() {
    Duration pause = firstPause;
    while (!isReadyAfterAttempt() && !isClosedWithin(pause)) {
      Duration doubled = pause.multipliedBy(2);
      pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
  }

  private boolean isReadyAfterAttempt() {
    long started = System.nanoTime();
    ModelState next = attempt();
    switch (next) {
      case NotReady waiting when !waiting.equals(state) ->
          LOG.atWarn()
              .addKeyValue("reason", waiting.reason())
              .addKeyValue("message", waiting.message())
              .log("model not ready");
      case NotReady _ -> {}
      case Ready(Model model) ->
          LOG.atInfo()
              .addKeyValue("modelVersion", model.reference().version())
              .addKeyValue("items", model.catalogue().size())
              .addKeyValue("durationMs", (System.nanoTime() - started) / 1_000_000)
              .log("model ready");
    }
    state = next;
    return next instanceof Ready;
  }

  private ModelState attempt() {
    try {
      ModelState loaded = loading.get();
      if (loaded instanceof Ready(Model model)) {
        warmUp.accept(model);
      }
      return loaded;
    } catch (RuntimeException e) {
      NotReady failed =
          new NotReady("Internal", "loading the model failed unexpectedly: " + e.getMessage());
      if (!failed.equals(state)) {
        LOG.atError().setCause(e).log("loading the model failed unexpectedly");
        state = failed;
      }
      return failed;
    }
  }

  private boolean isClosedWithin(Duration pause) {
    try {
      return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
