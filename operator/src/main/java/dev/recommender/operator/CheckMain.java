package dev.recommender.operator;

import dev.recommender.operator.definition.InstallationCheck;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Checks an installation: what {@code helm test} runs. */
final class CheckMain {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private CheckMain() {}

  /**
   * Takes the address of the operator's health, or nothing; exits with 1 when something is wrong.
   */
  public static void main(String[] args) throws InterruptedException {
    Optional<String> trouble = args.length == 0 ? Optional.empty() : answer(URI.create(args[0]));
    if (trouble.isEmpty()) {
      trouble = acceptance(System.getenv().getOrDefault("POD_NAMESPACE", "default"));
    }
    trouble.ifPresent(System.err::println);
    if (trouble.isPresent()) {
      System.exit(1);
    }
    System.out.println("the operator answers, and a smallest RecommenderModel is accepted");
  }

  // An operator that was just installed is still starting.
  private static Optional<String> answer(URI address) throws InterruptedException {
    var check = new InstallationCheck();
    Instant deadline = Instant.now().plus(PATIENCE);
    Optional<String> trouble = check.ask(address);
    while (trouble.isPresent() && Instant.now().isBefore(deadline)) {
      Thread.sleep(PAUSE);
      trouble = check.ask(address);
    }
    return trouble;
  }

  private static Optional<String> acceptance(String namespace) {
    try (KubernetesClient client = new KubernetesClientBuilder().build()) {
      return InstallationCheck.propose(client, namespace);
    }
  }
}
