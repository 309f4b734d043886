package dev.recommender.service;

import dev.recommender.service.access.ApiKeysFile;
import dev.recommender.service.elasticsearch.ElasticsearchAuditLog;
import dev.recommender.service.elasticsearch.ElasticsearchConnection;
import dev.recommender.service.elasticsearch.ElasticsearchModelSource;
import dev.recommender.service.elasticsearch.ElasticsearchPeopleDirectory;
import dev.recommender.service.elasticsearch.ElasticsearchProfiles;
import dev.recommender.service.elasticsearch.ElasticsearchTombstones;
import dev.recommender.service.elasticsearch.ElasticsearchUsersDocuments;
import dev.recommender.service.elasticsearch.JsonClient;
import dev.recommender.service.elasticsearch.Outage;
import dev.recommender.service.http.Api;
import dev.recommender.service.http.Drain;
import dev.recommender.service.http.HttpServer;
import dev.recommender.service.http.ServiceMetrics;
import dev.recommender.service.model.ModelKeeper;
import dev.recommender.service.model.ModelLoader;
import dev.recommender.service.people.LiveRecords;
import dev.recommender.service.people.People;
import dev.recommender.service.people.Pseudonymizer;
import dev.recommender.service.recommend.Recommender;
import dev.recommender.service.recommend.ScoringPool;
import dev.recommender.service.recommend.WarmUp;
import dev.recommender.service.rights.Audit;
import dev.recommender.service.rights.Consents;
import dev.recommender.service.rights.DailySweep;
import dev.recommender.service.rights.Erasure;
import dev.recommender.service.rights.Exports;
import dev.recommender.service.rights.RetentionSweep;
import dev.recommender.service.rights.Rights;
import dev.recommender.service.rights.UsersDocuments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The parts of the service put together; started and stopped as one. */
final class RecommenderService implements AutoCloseable {
  private static final Duration SCORING_DEADLINE = Duration.ofSeconds(5);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final int QUEUE_PER_THREAD = 32;

  private final JsonClient elasticsearch;
  private final ScoringPool pool;
  private final ModelKeeper keeper;
  private final Drain drain;
  private final HttpServer server;
  private final DailySweep sweep;
  private final Outage outage = new Outage();
  private final InstantSource clock = InstantSource.system();

  /** Throws {@link IOException} when a key or certificate file cannot be read. */
  RecommenderService(ServiceConfig config, int processors) throws IOException {
    Pseudonymizer pseudonymizer =
        new Pseudonymizer(Files.readAllBytes(config.privacy().pseudonymKeyFile()));
    ApiKeysFile apiKeys = apiKeys(config.privacy().apiKeysFile());
    this.elasticsearch = ElasticsearchConnection.open(config.elasticsearch());
    this.pool = new ScoringPool(processors, processors * QUEUE_PER_THREAD, SCORING_DEADLINE);
    Recommender recommender =
        new Recommender(people(config), pool, config.privacy().minimumAudience());
    this.keeper =
        new ModelKeeper(
            loader(config, pseudonymizer.keyId())::load,
            new WarmUp(recommender)::accept,
            FIRST_PAUSE);
    this.drain = new Drain(config.drainPeriod());
    Audit audit = audit(config);
    LiveRecords records = liveRecords();
    Api api =
        new Api(
            keeper,
            recommender,
            pseudonymizer,
            apiKeys,
            rights(config, pseudonymizer.keyId(), records, audit));
    this.sweep = new DailySweep(sweep(config, records, audit)::sweep, new SecureRandom());
    this.server = new HttpServer(config.listen(), api, drain, new ServiceMetrics(keeper, pool));
  }

  /** Listens at once and loads the model in the background. */
  void start() throws IOException {
    server.start();
    keeper.start();
    sweep.start();
  }

  @Override
  public void close() {
    drain.stop();
    sweep.close();
    keeper.close();
    server.stop();
    pool.close();
    elasticsearch.close();
  }

  private People people(ServiceConfig config) {
    return new People(
        new ElasticsearchProfiles(elasticsearch, config.indices().users(), outage),
        new ElasticsearchTombstones(elasticsearch, config.indices().people(), outage));
  }

  private Audit audit(ServiceConfig config) {
    return new Audit(
        new ElasticsearchAuditLog(
            elasticsearch, config.indices().audit(), config.model().version(), outage),
        clock);
  }

  private Rights rights(ServiceConfig config, String keyId, LiveRecords records, Audit audit) {
    UsersDocuments documents =
        new ElasticsearchUsersDocuments(
            elasticsearch, config.indices().versions(), config.indices().users(), outage);
    return new Rights(
        new Consents(records, keyId, documents, audit, clock),
        new Exports(records, documents, audit, clock),
        new Erasure(records, keyId, documents, audit, clock),
        audit);
  }

  private RetentionSweep sweep(ServiceConfig config, LiveRecords records, Audit audit) {
    return new RetentionSweep(
        new ElasticsearchPeopleDirectory(elasticsearch, config.indices().people(), outage),
        records,
        config.privacy().rules(),
        audit,
        clock);
  }

  private static LiveRecords liveRecords() {
    return new UnwiredLiveRecords();
  }

  private ModelLoader loader(ServiceConfig config, String keyId) {
    return new ModelLoader(
        config.model(),
        new ElasticsearchModelSource(
            elasticsearch, config.indices().versions(), config.indices().items()),
        keyId);
  }

  private static ApiKeysFile apiKeys(@Nullable Path file) throws IOException {
    return file == null ? ApiKeysFile.none() : ApiKeysFile.open(file);
  }
}
