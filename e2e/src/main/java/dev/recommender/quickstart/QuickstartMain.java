package dev.recommender.quickstart;

import dev.recommender.platform.proxy.PortInUseException;
import dev.recommender.stack.Checkout;
import dev.recommender.stack.LocalRecommender;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs everything on this machine until Ctrl-C. */
public final class QuickstartMain {
  private static final int EX_USAGE = 64;
  private static final int DEFAULT_PORT = 8080;

  private QuickstartMain() {}

  /** Exits with 0 after {@code --once}, with 64 for wrong arguments, with 1 for any failure. */
  public static void main(String[] args) {
    System.exit(exitCode(Checkout.current(), args));
  }

  private static int exitCode(Checkout checkout, String[] args) {
    try {
      return run(checkout, Options.parse(args, checkout.root().resolve("e2e/movies.yaml")));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.print(Options.USAGE);
      return EX_USAGE;
    } catch (IOException | PortInUseException | KubernetesClientException e) {
      System.err.println("the quick start failed: " + e.getMessage());
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private static int run(Checkout checkout, Options options)
      throws IOException, InterruptedException {
    Path data = options.data() == null ? checkout.movieLensSmall() : options.data();
    if (!Files.exists(data)) {
      throw new IllegalArgumentException("--data is \"%s\", which does not exist".formatted(data));
    }
    int port = options.port() == 0 ? defaultPort() : options.port();
    try (RunFolder folder = RunFolder.claim(checkout.root().resolve("e2e/target/quickstart"))) {
      System.out.println(
          "starting Elasticsearch, a Kubernetes API and the operator; logs are in "
              + folder.path());
      LocalRecommender recommender =
          LocalRecommender.start(
              checkout,
              folder.path(),
              config ->
                  config
                      .withServicePort("default", "movies", port)
                      .withClaim("movielens", data.toAbsolutePath().resolve("..").normalize()));
      Runtime.getRuntime().addShutdownHook(new Thread(recommender::close, "quickstart-shutdown"));
      return new Session(options, recommender, folder.path(), data).run();
    }
  }

  private static int defaultPort() throws IOException {
    if (isFree(DEFAULT_PORT)) {
      return DEFAULT_PORT;
    }
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      System.out.printf(
          "port %d is in use, the service gets port %d%n", DEFAULT_PORT, socket.getLocalPort());
      return socket.getLocalPort();
    }
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
