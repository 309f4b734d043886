package dev.recommender.service;

import dev.recommender.service.elasticsearch.ElasticsearchConnection;
import dev.recommender.service.elasticsearch.JsonClient;
import dev.recommender.service.people.PeopleUnavailableException;
import dev.recommender.service.people.PseudonymKeyChangedException;
import dev.recommender.service.people.Pseudonymizer;
import dev.recommender.service.rights.Reapplication.Reapplied;
import dev.recommender.service.rights.UnfinishedException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the service, or with the argument {@code reapply-rights} makes restored people keep what
 * the audit says was decided; the only reader of the environment.
 */
public final class ServiceMain {
  private static final int INVALID_CONFIGURATION = 78;
  private static final int UNAVAILABLE = 69;
  private static final int USAGE = 64;
  private static final String REAPPLY = "reapply-rights";

  private ServiceMain() {}

  public static void main(String[] args) {
    try {
      ServiceConfig config = ServiceConfig.read(new Environment(System.getenv()));
      switch (String.join(" ", args)) {
        case "" -> serve(config);
        case REAPPLY -> reapply(config);
        default -> exit(USAGE, "found arguments, expected none or \"%s\"".formatted(REAPPLY));
      }
    } catch (ConfigurationException e) {
      exit(INVALID_CONFIGURATION, e.getMessage());
    } catch (IOException
        | PeopleUnavailableException
        | PseudonymKeyChangedException
        | UnfinishedException e) {
      exit(UNAVAILABLE, e.getMessage());
    }
  }

  private static void serve(ServiceConfig config) throws IOException {
    RecommenderService service =
        new RecommenderService(
            config, Runtime.getRuntime().availableProcessors(), InstantSource.system());
    service.start();
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> stop(service)));
    log()
        .atInfo()
        .addKeyValue("namespace", config.model().namespace())
        .addKeyValue("name", config.model().name())
        .addKeyValue("modelVersion", config.model().version())
        .log("service started");
  }

  private static void reapply(ServiceConfig config) throws IOException {
    Pseudonymizer pseudonymizer =
        new Pseudonymizer(Files.readAllBytes(config.privacy().pseudonymKeyFile()));
    try (JsonClient elasticsearch = ElasticsearchConnection.open(config.elasticsearch())) {
      Reapplied done =
          new PersonalData(config, elasticsearch, pseudonymizer.keyId(), InstantSource.system())
              .reapplication()
              .reapply();
      System.out.printf(
          "%d entries of \"%s\" read, %d people of \"%s\" changed%n",
          done.entries(), config.indices().audit(), done.changed(), config.indices().people());
    }
  }

  private static void stop(RecommenderService service) {
    log().atInfo().log("service stopping");
    service.close();
  }

  private static Logger log() {
    return LoggerFactory.getLogger(ServiceMain.class);
  }

  private static void exit(int code, @Nullable String message) {
    System.err.println(message);
    System.exit(code);
  }
}
