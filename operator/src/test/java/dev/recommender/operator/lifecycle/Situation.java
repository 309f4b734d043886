package dev.recommender.operator.lifecycle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.recommender.api.ModelVersion;
import dev.recommender.api.RecommenderModelSpec;
import dev.recommender.api.RecommenderModelStatus;
import dev.recommender.api.RunAttempts;
import dev.recommender.api.RunOutcome;
import dev.recommender.api.RunProgress;
import dev.recommender.api.RunStatus;
import dev.recommender.api.RunTrigger;
import dev.recommender.api.ScheduleStatus;
import dev.recommender.api.VersionState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A situation in the making: begins with a resource that is prepared and has nothing else. */
public final class Situation {
  public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final YAMLMapper YAML = new YAMLMapper();
  public static final ModelNames NAMES = ModelNames.of("default", "movies", "");

  private RecommenderModelSpec spec = spec("{}");
  private final List<ModelVersion> versions = new ArrayList<>();
  private Integer live;
  private RunStatus lastRun;
  private RunAttempts attempts = RunAttempts.NONE;
  private String nextRunAt;
  private ScheduleStatus schedule;
  private final List<Problem> problems = new ArrayList<>();
  private Set<String> missing = Set.of();
  private final TreeMap<Integer, VersionDocument> documents = new TreeMap<>();
  private final Set<Integer> indices = new HashSet<>();
  private final Map<String, Set<Integer>> aliases = new HashMap<>();
  private ObservedIndices replaced;
  private ObservedRun run = new ObservedRun.Missing();
  private final Map<Integer, ObservedServing.ServedVersion> deployments = new HashMap<>();
  private ObservedServing.Route service;
  private Set<Integer> routed = Set.of();
  private List<Integer> jobs = List.of();
  private Integer[] pods = {};
  private boolean key = true;
  private String secrets;
  private String wantedSecrets;
  private String approved = "";
  private String defaultImage = "service:1";
  private Integer misanswered;
  private ObservedObjects objects = ObservedObjects.IN_ORDER;

  public static RecommenderModelSpec spec(String more) {
    try {
      JsonNode merged =
          YAML.readerForUpdating(
                  YAML.readTree(
                      """
                      dataset: {uri: 'file:///data/ml'}
                      elasticsearch: {url: 'http://elasticsearch:9200'}
                      """))
              .readValue(more);
      return YAML.treeToValue(merged, RecommenderModelSpec.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(more, e);
    }
  }

  public Situation withSpec(String more) {
    spec = spec(more);
    return this;
  }

  /** A complete version in the status, with document, indices and the metrics given. */
  public Situation version(int number, VersionState state, double ndcg) {
    documents.put(number, document(number, state.name(), true, ndcg, SpecHash.ofRun(spec)));
    versions.add(Reports.version(documents.get(number), state, "said"));
    versions.sort(Comparator.comparing(ModelVersion::version).reversed());
    indices.add(number);
    return this;
  }

  public Situation document(int number, String state, boolean complete, double ndcg) {
    documents.put(number, document(number, state, complete, ndcg, SpecHash.ofRun(spec)));
    return this;
  }

  public Situation live(int number) {
    live = number;
    return this;
  }

  public Situation lastRun(int version, RunOutcome outcome, String specHash) {
    lastRun =
        new RunStatus(
            NAMES.job(version),
            version,
            specHash,
            RunTrigger.Spec,
            NOW.toString(),
            null,
            outcome,
            RunProgress.NONE,
            "Broken",
            "said",
            attempts);
    return this;
  }

  public Situation lastRun(int version, RunOutcome outcome) {
    return lastRun(version, outcome, SpecHash.ofRun(spec));
  }

  /** Call it before {@link #lastRun}. */
  public Situation attempts(RunAttempts counted) {
    attempts = counted;
    return this;
  }

  /** Call it after {@link #lastRun}. */
  public Situation retryAt(Instant at) {
    var counted = new RunAttempts(1, 0, at.toString());
    lastRun = lastRun.failed(NOW.toString(), "Broken", "said", counted);
    nextRunAt = at.toString();
    return this;
  }

  /** The schedule of the spec was first seen then. */
  public Situation scheduledSince(Instant since) {
    schedule =
        new ScheduleStatus(
            spec.training().schedule(), spec.training().timeZone(), since.toString());
    return this;
  }

  /** The last run was started then; call it after {@link #lastRun}. */
  public Situation startedAt(Instant at) {
    lastRun =
        new RunStatus(
            lastRun.id(),
            lastRun.version(),
            lastRun.specHash(),
            lastRun.trigger(),
            at.toString(),
            lastRun.finishedAt(),
            lastRun.outcome(),
            lastRun.progress(),
            lastRun.reason(),
            lastRun.message(),
            lastRun.attempts());
    return this;
  }

  /** The run of the version was measured against another one: the metric of both. */
  public Situation measured(int number, int liveVersion, double before) {
    VersionDocument d = documents.get(number);
    Double now = d.metrics().get("ndcgAt10");
    var regression =
        new Regression(liveVersion, Regression.Basis.SameHoldOut, 500, "ndcgAt10", now, before);
    documents.put(
        number,
        new VersionDocument(
            number,
            d.state(),
            d.complete(),
            d.metrics(),
            d.counts(),
            d.details(),
            d.progress(),
            regression));
    return this;
  }

  public Situation run(ObservedRun seen) {
    run = seen;
    return this;
  }

  public Situation indices(Integer... numbers) {
    indices.addAll(List.of(numbers));
    return this;
  }

  public Situation withoutIndices(int number) {
    indices.remove(number);
    return this;
  }

  public Situation aliases(int version) {
    ModelNames.VERSIONED.forEach(kind -> aliases.put(kind, Set.of(version)));
    return this;
  }

  public Situation indices(ObservedIndices seen) {
    replaced = seen;
    return this;
  }

  public Situation missing(String... kinds) {
    missing = Set.of(kinds);
    return this;
  }

  public Situation deployed(int version, boolean answers) {
    deployments.put(
        version,
        new ObservedServing.ServedVersion(
            version,
            "service:1",
            new ServingInputs("inputs", secrets),
            new ObservedServing.Replicas(2, answers ? 2 : 0, 2),
            answers,
            (answers ? 2 : 0) + " of 2 pods ready"));
    return this;
  }

  public Situation routedTo(int version, Integer... endpoints) {
    service = new ObservedServing.Route(version, "77");
    routed = Set.of(endpoints);
    return this;
  }

  public Situation jobs(Integer... numbers) {
    jobs = List.of(numbers);
    return this;
  }

  public Situation aliasesGone() {
    aliases.clear();
    return this;
  }

  public Situation pods(Integer... versions) {
    pods = versions;
    return this;
  }

  public Situation alias(String kind, Integer... targets) {
    aliases.put(kind, Set.of(targets));
    return this;
  }

  public Situation withoutKey() {
    key = false;
    return this;
  }

  public Situation problem(Problem.Effect effect) {
    problems.add(new Problem("Some", "something is wrong", effect));
    return this;
  }

  /** Marks of the Secrets: what pods deployed from now on read, and what there is now. */
  public Situation secrets(String read, String present) {
    secrets = read;
    wantedSecrets = present;
    return this;
  }

  public Situation defaultImage(String image) {
    defaultImage = image;
    return this;
  }

  public Situation approved(String version) {
    approved = version;
    return this;
  }

  public Situation misanswered(int version) {
    misanswered = version;
    return this;
  }

  public Situation objects(ObservedObjects seen) {
    objects = seen;
    return this;
  }

  /** The pods of a version: how many there should be, and how many were applied. */
  public Situation replicas(int version, int wanted, Integer applied) {
    var served = deployments.get(version);
    deployments.put(
        version,
        new ObservedServing.ServedVersion(
            version,
            served.image(),
            served.inputs(),
            new ObservedServing.Replicas(wanted, wanted, applied),
            served.answers(),
            served.message()));
    return this;
  }

  /** Everything in order: version 1 is live, routed, aliased and was made by the last run. */
  public Situation serving(int version) {
    return version(version, VersionState.Live, 0.12)
        .live(version)
        .aliases(version)
        .deployed(version, true)
        .routedTo(version)
        .lastRun(version, RunOutcome.Succeeded)
        .jobs(version);
  }

  /** The pods of a version were made from other inputs. */
  public Situation inputs(int version, String hash) {
    var served = deployments.get(version);
    deployments.put(
        version,
        new ObservedServing.ServedVersion(
            version,
            served.image(),
            new ServingInputs(hash, served.inputs().secrets()),
            served.replicas(),
            served.answers(),
            served.message()));
    return this;
  }

  /** Every document says what the status says. */
  public Situation mirrored() {
    versions.forEach(v -> {
      VersionDocument d = documents.get(v.version());
      documents.put(
          v.version(),
          new VersionDocument(
              d.version(),
              v.state().name(),
              true,
              d.metrics(),
              d.counts(),
              d.details(),
              RunProgress.NONE,
              d.regression()));
    });
    return this;
  }

  public Observation observed() {
    var status =
        new RecommenderModelStatus(
            1L, List.of(), live, null, versions, lastRun, nextRunAt, null, null, null, schedule);
    ObservedIndices seen =
        replaced == null
            ? new ObservedIndices.Present(missing, documents, indices, aliases)
            : replaced;
    return new Observation(
        spec,
        status,
        problems,
        seen,
        run,
        new ObservedServing(deployments, service, routed, Set.of(pods), misanswered, objects),
        new Observation.DesiredServing(
            NAMES, defaultImage, new ServingInputs("inputs", wantedSecrets), approved),
        new Observation.Surroundings(jobs, key, NOW));
  }

  public NextStep next() {
    return LifeCycle.next(observed());
  }

  private static VersionDocument document(
      int number, String state, boolean complete, double ndcg, String specHash) {
    return new VersionDocument(
        number,
        state,
        complete,
        Map.of(
            "ndcgAt10",
            ndcg,
            "baselineNdcgAt10",
            0.08,
            "ndcgAt10LeadLow",
            ndcg - 0.08 - 0.005,
            "ndcgAt10LeadHigh",
            ndcg - 0.08 + 0.005),
        Map.of("ratings", 100L, "users", 10L, "items", 20L),
        Map.of(
            "specHash",
            specHash,
            "runId",
            NAMES.job(number),
            "trainedAt",
            NOW.toString(),
            "holdOutHash",
            "h"),
        new RunProgress("train", 40, 6, 15, null),
        null);
  }
}
