package dev.recommender.service;

import dev.recommender.service.access.ApiKeysFile;
import dev.recommender.service.admission.ScoringPool;
import dev.recommender.service.datacatalogue.KeptDataCatalogue;
import dev.recommender.service.elasticsearch.ElasticsearchConnection;
import dev.recommender.service.elasticsearch.ElasticsearchDataCatalogue;
import dev.recommender.service.elasticsearch.ElasticsearchModelSource;
import dev.recommender.service.elasticsearch.JsonClient;
import dev.recommender.service.http.HttpServer;
import dev.recommender.service.http.api.Api;
import dev.recommender.service.http.api.ServiceMetrics;
import dev.recommender.service.http.filter.Drain;
import dev.recommender.service.model.ModelKeeper;
import dev.recommender.service.model.ModelLoader;
import dev.recommender.service.people.Pseudonymizer;
import dev.recommender.service.recommend.Recommender;
import dev.recommender.service.recommend.WarmUp;
import dev.recommender.service.rights.DailySweep;
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
  private final DailySweep sweep;

  /** Throws {@link IOException} when a key or certificate file cannot be read. */
  RecommenderService(ServiceConfig config, int processors, InstantSource clock) throws IOException {
    Pseudonymizer pseudonymizer =
        new Pseudonymizer(Files.readAllBytes(config.privacy().pseudonymKeyFile()));
    ApiKeysFile apiKeys = apiKeys(config.access().apiKeysFile());
    this.elasticsearch = ElasticsearchConnection.open(config.elasticsearch());
    this.pool = new ScoringPool(processors, processors * QUEUE_PER_THREAD, SCORING_DEADLINE);
    String keyId = pseudonymizer.keyId();
    PersonalData data = new PersonalData(config, elasticsearch, keyId, clock);
    Recommender recommender =
        new Recommender(data.people(), data.coLikes(), pool, config.privacy().minimumAudience());
    this.keeper =
        new ModelKeeper(loader(config, keyId)::load, new WarmUp(recommender)::accept, FIRST_PAUSE);
    this.drain = new Drain(config.drainPeriod());
    this.sweep = data.sweep();
    Api api =
        new Api(
            keeper,
            recommender,
            pseudonymizer,
            apiKeys,
            config.access().allowedOrigins(),
            new KeptDataCatalogue(
                new ElasticsearchDataCatalogue(elasticsearch, config.indices().catalogue()), clock),
            data.events(),
            data.rights(),
            clock);
    this.server =
        new HttpServer(config.listen(), api, drain, new ServiceMetrics(keeper, pool, clock));
  }

  /** Listens at once and loads the model in the background. */
  void start() throws IOException {
    keeper.start();
    server.start();
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
