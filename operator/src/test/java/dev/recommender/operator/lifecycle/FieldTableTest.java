package dev.recommender.operator.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.api.RecommenderModel;
import dev.recommender.api.RecommenderModelSpec;
import dev.recommender.api.RunOutcome;
import dev.recommender.api.RunStatus;
import dev.recommender.api.RunTrigger;
import dev.recommender.api.VersionState;
import dev.recommender.operator.serving.ServiceDeployment;
import dev.recommender.operator.training.TrainingInstallation;
import dev.recommender.operator.training.TrainingJob;
import dev.recommender.schema.CustomResourceSchema;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a change of each field does: every field of the CRD stands in the table once. */
class FieldTableTest {
  /** What a change does, and how the CRD says so. */
  enum Effect {
    StartsRun("A change starts a run."),
    NextRun("A change applies to the next run."),
    DecidesAgain("A change decides again on the stored report."),
    RollsOut("A change rolls out now."),
    Immutable("mmutable"),
    AtDeletion("A change acts at deletion.");

    private final String said;

    Effect(String said) {
      this.said = said;
    }
  }

  private static final String TABLE =
      """
      StartsRun    dataset.uri                            s3a://bucket/ml
      StartsRun    dataset.format                         MovieLensDat
      StartsRun    dataset.sha256                         abc
      StartsRun    dataset.volume.claimName               movielens
      StartsRun    dataset.credentialsSecret              login
      StartsRun    dataset.includeEvents                  false
      StartsRun    dataset.contract.minRatings            1
      StartsRun    dataset.contract.minUsers              1
      StartsRun    dataset.contract.minItems              1
      StartsRun    dataset.contract.maxRejectedPercent    1
      StartsRun    dataset.contract.maxDrift              '0.1'
      StartsRun    dataset.contract.maxAge                720h
      StartsRun    training.feedback                      Explicit
      StartsRun    training.rank                          8
      StartsRun    training.maxIter                       3
      StartsRun    training.regParam                      '0.2'
      StartsRun    training.implicit.positiveRating       '4'
      StartsRun    training.implicit.alpha                '10'
      StartsRun    training.seed                          7
      StartsRun    training.search.trials                 5
      StartsRun    training.runNonce                      now
      StartsRun    evaluation.split                       Random
      StartsRun    evaluation.metric                      RecallAt20
      StartsRun    privacy.consent                        Required
      NextRun      training.schedule                      0 3 * * *
      NextRun      training.timeZone                      Europe/Berlin
      NextRun      training.suspend                       true
      NextRun      training.timeout                       1h
      NextRun      training.retries                       5
      NextRun      training.staleAfter                    26h
      NextRun      training.driver.cpu                    2
      NextRun      training.driver.memory                 8Gi
      NextRun      training.executors.instances           2
      NextRun      training.executors.cpu                 2
      NextRun      training.executors.memory              8Gi
      NextRun      training.sparkConf                     {spark.sql.shuffle.partitions: '8'}
      NextRun      elasticsearch.shards                   3
      NextRun      elasticsearch.replicas                 1
      NextRun      privacy.eventRetentionDays             30
      DecidesAgain evaluation.threshold                   '0.5'
      DecidesAgain evaluation.maxRegressionPercent        0
      DecidesAgain evaluation.mustBeatBaseline            false
      DecidesAgain serving.promotion                      Manual
      RollsOut     serving.image                          service:2
      RollsOut     serving.replicas                       3
      RollsOut     serving.autoscaling.minReplicas        3
      RollsOut     serving.autoscaling.maxReplicas        9
      RollsOut     serving.autoscaling.targetCpuPercent   50
      RollsOut     serving.resources                      {requests: {cpu: 500m}}
      RollsOut     serving.version                        2
      RollsOut     serving.retainedVersions               0
      RollsOut     serving.podTemplate.labels             {team: films}
      RollsOut     serving.podTemplate.affinity           {podAntiAffinity: {}}
      RollsOut     serving.podTemplate.tolerations        [{key: spot, operator: Exists}]
      RollsOut     serving.podTemplate.topologySpreadConstraints [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule}]
      RollsOut     serving.podTemplate.imagePullSecrets   [{name: registry}]
      RollsOut     serving.apiKeysSecret                  keys
      RollsOut     serving.allowedOrigins                 ['https://shop.example']
      RollsOut     elasticsearch.url                      https://other:9200
      RollsOut     elasticsearch.credentialsSecret        login
      RollsOut     elasticsearch.caSecret                 authority
      RollsOut     privacy.minimumAudience                5
      Immutable    elasticsearch.indexPrefix              films
      Immutable    privacy.pseudonymKeySecret             mine
      AtDeletion   elasticsearch.deletionPolicy           Delete
      """;

  /** Read when a run is decided, not by the run. */
  private static final Set<String> DECIDED =
      Set.of(
          "training.schedule",
          "training.timeZone",
          "training.suspend",
          "training.retries",
          "training.staleAfter");

  /** Read only when there are executors. */
  private static final Set<String> OF_EXECUTORS =
      Set.of("training.executors.cpu", "training.executors.memory");

  /** One line of the table: a field and another value for it. */
  record Row(Effect effect, String path, String value) {
    static Row of(String line) {
      String[] columns = line.split(" +", 3);
      return new Row(Effect.valueOf(columns[0]), columns[1], columns[2]);
    }

    RecommenderModelSpec changed() {
      return Situation.spec(yaml());
    }

    String yaml() {
      String yaml = value;
      for (String step : Arrays.asList(path.split("\\.")).reversed()) {
        yaml = "{\"%s\": %s}".formatted(step, yaml);
      }
      return yaml;
    }

    @Override
    public String toString() {
      return "%s %s".formatted(path, effect);
    }
  }

  private static Stream<Row> rows() {
    return TABLE.lines().map(Row::of);
  }

  private static Stream<Row> rows(Effect effect) {
    return rows().filter(row -> row.effect() == effect);
  }

  static Stream<Row> fieldsThatStartARun() {
    return rows(Effect.StartsRun);
  }

  static Stream<Row> fieldsThatStartNone() {
    return rows().filter(row -> row.effect() != Effect.StartsRun);
  }

  static Stream<Row> fieldsOfTheNextRun() {
    return rows(Effect.NextRun);
  }

  static Stream<Row> fieldsOfTheGate() {
    return rows(Effect.DecidesAgain);
  }

  // An autoscaler is an object beside the Deployment, which it leaves as it is.
  static Stream<Row> fieldsThatRollOut() {
    return rows(Effect.RollsOut).filter(row -> !row.path().startsWith("serving.autoscaling"));
  }

  @Test
  void everyFieldStandsInTheTableOnceAndItsDescriptionSaysTheSame() {
    Map<String, String> descriptions = new TreeMap<>();
    collect("", spec(), descriptions);
    assertThat(rows())
        .extracting(Row::path)
        .containsExactlyInAnyOrderElementsOf(descriptions.keySet());
    assertThat(rows())
        .allSatisfy(
            row -> assertThat(effects(descriptions.get(row.path()))).containsExactly(row.effect()));
  }

  @ParameterizedTest
  @MethodSource("fieldsThatStartARun")
  void startsARun(Row row) {
    assertThat(world().withSpec(row.yaml()).next()).isInstanceOf(NextStep.StartRun.class);
  }

  @ParameterizedTest
  @MethodSource("fieldsThatStartNone")
  void startsNone(Row row) {
    assertThat(SpecHash.ofRun(row.changed())).isEqualTo(SpecHash.ofRun(Situation.spec("{}")));
    assertThat(world().withSpec(row.yaml()).next()).isNotInstanceOf(NextStep.StartRun.class);
  }

  @ParameterizedTest
  @MethodSource("fieldsOfTheNextRun")
  void changesTheJobOfTheNextRunAndNothingNow(Row row) {
    assertThat(world().withSpec(row.yaml()).next()).isEqualTo(new NextStep.Idle());
    boolean inJob = !DECIDED.contains(row.path()) && !OF_EXECUTORS.contains(row.path());
    assertThat(!job(row.changed()).equals(job(Situation.spec("{}")))).isEqualTo(inJob);
  }

  @ParameterizedTest
  @MethodSource("fieldsOfTheGate")
  void decidesAgainOnTheStoredReport(Row row) {
    Situation before = reported(row);
    NextStep usual = before.next();
    assertThat(before.withSpec(row.yaml()).next()).isNotEqualTo(usual);
    assertThat(job(row.changed())).isEqualTo(job(Situation.spec("{}")));
  }

  @ParameterizedTest
  @MethodSource("fieldsThatRollOut")
  void rollsOutNow(Row row) {
    boolean pods = !inputs(row.changed()).equals(inputs(Situation.spec("{}")));
    NextStep step = world().withSpec(row.yaml()).next();
    boolean acts =
        Stream.of(NextStep.Deploy.class, NextStep.Scale.class, NextStep.Forget.class)
            .anyMatch(acting -> acting.isInstance(step));
    assertThat(pods ^ acts).as("either the pods' inputs or the next step change").isTrue();
  }

  @Test
  void podsFollowNothingElseExceptWhatTheServiceMustObey() {
    assertThat(rows().filter(row -> row.effect() != Effect.RollsOut))
        .filteredOn(row -> !inputs(row.changed()).equals(inputs(Situation.spec("{}"))))
        .extracting(Row::path)
        .containsExactly(
            "privacy.consent", "privacy.eventRetentionDays", "privacy.pseudonymKeySecret");
  }

  @Test
  void anImmutableFieldIsRefused() {
    var schema = CustomResourceSchema.ofRecommenderModel();
    var row = rows(Effect.Immutable).filter(r -> r.path().contains("indexPrefix")).findFirst();
    assertThat(schema.violations(model(row.orElseThrow().changed()), model(Situation.spec("{}"))))
        .containsExactly(
            "spec.elasticsearch: indexPrefix is immutable: delete the resource and create it again");
  }

  /** Version 3 serves, two more are retained, and nothing is to do. */
  private static Situation world() {
    Situation world =
        new Situation()
            .serving(3)
            .version(2, VersionState.Retained, 0.12)
            .version(1, VersionState.Retained, 0.12)
            .mirrored();
    assertThat(world.next()).isEqualTo(new NextStep.Idle());
    return world;
  }

  /** A report on which the field alone decides. */
  private static Situation reported(Row row) {
    if (row.path().equals("evaluation.mustBeatBaseline")) {
      return new Situation()
          .version(1, VersionState.Rejected, 0.08)
          .lastRun(1, RunOutcome.Succeeded)
          .jobs(1);
    }
    boolean waits = row.path().equals("serving.promotion");
    return new Situation()
        .serving(1)
        .version(2, waits ? VersionState.AwaitingApproval : VersionState.Candidate, 0.13)
        .measured(2, 1, 0.135)
        .lastRun(2, RunOutcome.Succeeded)
        .jobs(2);
  }

  private static List<Effect> effects(String description) {
    return Arrays.stream(Effect.values()).filter(e -> description.contains(e.said)).toList();
  }

  private static JSONSchemaProps spec() {
    return CustomResourceSchema.recommenderModelDefinition()
        .getSpec()
        .getVersions()
        .getFirst()
        .getSchema()
        .getOpenAPIV3Schema()
        .getProperties()
        .get("spec");
  }

  // What Kubernetes defines is one field here.
  private static void collect(String path, JSONSchemaProps schema, Map<String, String> found) {
    Map<String, JSONSchemaProps> properties = schema.getProperties();
    boolean foreign = path.endsWith(".resources") || path.endsWith(".affinity");
    if (foreign || properties == null || properties.isEmpty()) {
      found.put(path, schema.getDescription());
      return;
    }
    properties.forEach(
        (name, property) -> collect(path.isEmpty() ? name : path + "." + name, property, found));
  }

  private static Job job(RecommenderModelSpec spec) {
    var run = RunStatus.of("movies-train-v9", 9, "hash", RunTrigger.Spec, "2026-03-01T12:00:00Z");
    var installation = new TrainingInstallation("training:1", List.of(), "Role", "training");
    return new TrainingJob(model(spec), Situation.NAMES, installation).desired(run);
  }

  private static String inputs(RecommenderModelSpec spec) {
    return new ServiceDeployment(model(spec), Situation.NAMES, List.of()).inputsHash();
  }

  private static RecommenderModel model(RecommenderModelSpec spec) {
    var model = new RecommenderModel();
    model.setMetadata(
        new ObjectMetaBuilder().withName("movies").withNamespace("default").withUid("1").build());
    model.setSpec(spec);
    return model;
  }
}
