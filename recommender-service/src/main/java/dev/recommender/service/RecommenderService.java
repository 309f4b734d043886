package dev.recommender.service;

import dev.recommender.service.access.ApiKeysFile;
import dev.recommender.service.elasticsearch.ElasticsearchConnection;
import dev.recommender.service.elasticsearch.ElasticsearchLiveRecords;
import dev.recommender.service.elasticsearch.ElasticsearchModelSource;
import dev.recommender.service.elasticsearch.ElasticsearchProfiles;
import dev.recommender.service.elasticsearch.JsonClient;
import dev.recommender.service.elasticsearch.Outage;
import dev.recommender.service.http.Api;
import dev.recommender.service.http.Drain;
import dev.recommender.service.http.HttpServer;
import dev.recommender.service.http.ServiceMetrics;
import dev.recommender.service.model.ModelKeeper;
import dev.recommender.service.model.ModelLoader;
import dev.recommender.service.people.Events;
import dev.recommender.service.people.LiveRecords;
import dev.recommender.service.people.People;
import dev.recommender.service.people.PrivacyRules;
import dev.recommender.service.people.Profiles;
import dev.recommender.service.people.Pseudonymizer;
import dev.recommender.service.people.RecordUpdates;
import dev.recommender.service.recommend.Recommender;
import dev.recommender.service.recommend.ScoringPool;
import dev.recommender.service.recommend.WarmUp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  /** Throws {@link IOException} when a key or certificate file cannot be read. */
  RecommenderService(ServiceConfig config, int processors, InstantSource clock) throws IOException {
    Pseudonymizer pseudonymizer =
        new Pseudonymizer(Files.readAllBytes(config.privacy().pseudonymKeyFile()));
    ApiKeysFile apiKeys = apiKeys(config.privacy().apiKeysFile());
    this.elasticsearch = ElasticsearchConnection.open(config.elasticsearch());
    this.pool = new ScoringPool(processors, processors * QUEUE_PER_THREAD, SCORING_DEADLINE);
    String keyId = pseudonymizer.keyId();
    Outage outage = new Outage();
    PrivacyRules rules = config.privacy().rules();
    Profiles profiles = new ElasticsearchProfiles(elasticsearch, config.indices().users(), outage);
    LiveRecords records =
        new ElasticsearchLiveRecords(elasticsearch, config.indices().people(), keyId, outage);
    People people = new People(profiles, records, rules, clock);
    Events events = new Events(new RecordUpdates(records, keyId), rules, clock);
    Recommender recommender = new Recommender(people, pool, config.privacy().minimumAudience());
    this.keeper =
        new ModelKeeper(loader(config, keyId)::load, new WarmUp(recommender)::accept, FIRST_PAUSE);
    this.drain = new Drain(config.drainPeriod());
    Api api = new Api(keeper, recommender, pseudonymizer, apiKeys, events);
    this.server = new HttpServer(config.listen(), api, drain, new ServiceMetrics(keeper, pool));
  }

  /** Listens at once and loads the model in the background. */
  void start() throws IOException {
    server.start();
    keeper.start();
  }

  @Override
  public void close() {
    drain.stop();
    keeper.close();
    server.stop();
    pool.close();
    elasticsearch.close();
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
