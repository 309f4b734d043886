package dev.recommender.service;

import java.io.IOException;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the service; the only reader of the environment. */
public final class ServiceMain {
  private static final int INVALID_CONFIGURATION = 78;
  private static final int UNAVAILABLE = 69;

  private ServiceMain() {}

  public static void main(String[] args) {
    try {
      ServiceConfig config = ServiceConfig.read(new Environment(System.getenv()));
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
    } catch (ConfigurationException e) {
      exit(INVALID_CONFIGURATION, e);
    } catch (IOException e) {
      exit(UNAVAILABLE, e);
    }
  }

  private static void stop(RecommenderService service) {
    log().atInfo().log("service stopping");
    service.close();
  }

  private static Logger log() {
    return LoggerFactory.getLogger(ServiceMain.class);
  }

  private static void exit(int code, Exception e) {
    System.err.println(e.getMessage());
    System.exit(code);
  }
}
