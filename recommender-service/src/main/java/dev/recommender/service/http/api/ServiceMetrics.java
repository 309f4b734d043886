package dev.recommender.service.http.api;

import dev.recommender.service.admission.ScoringPool;
import dev.recommender.service.http.message.Json;
import dev.recommender.service.model.Model;
import dev.recommender.service.model.ModelState;
import dev.recommender.service.people.EventOutcome;
import dev.recommender.service.people.Events.Recorded;
import dev.recommender.service.recommend.Notice;
import dev.recommender.service.recommend.Recommendation;
import dev.recommender.service.recommend.TitleAnswer;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;

/** What Prometheus sees; every label has few values. */
public final class ServiceMetrics {
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final Duration[] BUCKETS =
      Arrays.stream(new int[] {1, 2, 5, 10, 20, 50, 100, 250, 500, 1_000, 2_500, 10_000})
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  private final Supplier<ModelState> state;
  private final ScoringPool pool;
  private final Counter droppedInteractions;
  private final InstantSource clock;

  public ServiceMetrics(Supplier<ModelState> state, ScoringPool pool, InstantSource clock) {
    this.state = state;
    this.pool = pool;
    this.droppedInteractions =
        Counter.builder("recommender.interactions.dropped")
            .description("Oldest interactions of people who had as many as are kept")
            .register(registry);
    this.clock = clock;
    pool.tell(new StageTimers(registry, BUCKETS));
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    // Measured through this object, which the routes hold: the registry itself holds nothing.
    Gauge.builder("recommender.model.version", this, ServiceMetrics::version)
        .description("The model version that answers, 0 until one is ready")
        .register(registry);
    Gauge.builder("recommender.model.age", this, ServiceMetrics::age)
        .description("Time since the model version was trained, not a number until one is ready")
        .baseUnit("seconds")
        .register(registry);
    Gauge.builder("recommender.scoring.queue", this, metrics -> metrics.pool.waiting())
        .description("Requests that wait for a scoring thread")
        .register(registry);
    FunctionCounter.builder(
            "recommender.scoring.rejected", this, metrics -> metrics.pool.rejected())
        .description("Requests turned away because the service was overloaded")
        .register(registry);
  }

  /** Counts an answer by what was asked, how it was made, and why in another way. */
  public void answered(String mode, Recommendation recommendation) {
    count(
        "recommender.answers",
        "Recommendations given, by what was asked for and how they were made",
        Tags.of("method", recommendation.method().label(), "mode", mode));
    for (Notice notice : recommendation.notices()) {
      count(
          "recommender.fallbacks",
          "Answers made in another way than asked for, by reason",
          Tags.of("reason", notice.reason().label()));
      if (notice.reason() == Notice.Reason.UNKNOWN_PERSON) {
        count("recommender.cold.starts", "Answers to people who are not known", Tags.empty());
      }
    }
  }

  /** Counts a title by how it was understood. */
  public void resolved(TitleAnswer answer) {
    String tier =
        switch (answer) {
          case TitleAnswer.Understood understood -> understood.tier().label();
          case TitleAnswer.Ambiguous _ -> "ambiguous";
          case TitleAnswer.Unknown _ -> "unknown";
          case TitleAnswer.TooFewPeople _ -> "too-few-people";
        };
    count(
        "recommender.titles",
        "Titles asked for, by how they were understood",
        Tags.of("tier", tier));
  }

  private void count(String name, String description, Tags tags) {
    Counter.builder(name).description(description).tags(tags).register(registry).increment();
  }

  /** Counts what was asked for about a person's own data. */
  public void subjectRequest(String kind, String outcome) {
    count(
        "recommender.subject.requests",
        "Requests about consent, export and erasure, by kind and outcome",
        Tags.of("kind", kind, "outcome", outcome));
  }

  /** Counts events by what became of them, and what had to go for them. */
  public void recorded(Recorded recorded) {
    recorded.outcomes().forEach(this::event);
    droppedInteractions.increment(recorded.dropped());
  }

  private void event(EventOutcome outcome) {
    count(
        "recommender.events",
        "Events received, by what became of them",
        Tags.of("outcome", outcome.name().toLowerCase(Locale.ROOT).replace('_', '-')));
  }

  /** Times requests by route and outcome. */
  public Filter requests() {
    return this::timed;
  }

  public void scrape(ServerRequest request, ServerResponse response) {
    response.header(HeaderNames.CONTENT_TYPE, TEXT);
    Json.send(request, response, registry.scrape().getBytes(StandardCharsets.UTF_8));
  }

  private void timed(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    long started = System.nanoTime();
    try {
      chain.proceed();
    } finally {
      Timer.builder("recommender.http.requests")
          .description("Time to answer, by route and outcome")
          .serviceLevelObjectives(BUCKETS)
          .tag("route", route(request))
          .tag("outcome", outcome(response.status().code()))
          .register(registry)
          .record(Duration.ofNanos(System.nanoTime() - started));
    }
  }

  private static String route(RoutingRequest request) {
    String pattern = request.matchingPattern().orElse("none");
    return pattern.startsWith("/v1/") ? RouteTable.named(pattern) : "none";
  }

  private static String outcome(int status) {
    return switch (status / 100) {
      case 2 -> "success";
      case 3 -> status == 304 ? "not-modified" : "ambiguous";
      case 4 -> "client-error";
      default -> status == 503 ? "unavailable" : "server-error";
    };
  }

  private double age() {
    Instant trained =
        state.get() instanceof ModelState.Ready(Model model) ? model.report().trainedAt() : null;
    return trained == null ? Double.NaN : Duration.between(trained, clock.instant()).toSeconds();
  }

  private double version() {
    return state.get() instanceof ModelState.Ready(Model model) ? model.reference().version() : 0;
  }
}
