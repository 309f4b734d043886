package dev.recommender.traffic;

import java.net.URI;

/**
 * A restless client as a program: it asks one address until it is ended, and writes a line for each
 * new answer ({@code answer STATUS BODY}), each failure ({@code failure TEXT}) and each second
 * ({@code answered COUNT}).
 */
public final class TrafficMain {
  private static final long SECOND = 1000;

  private TrafficMain() {}

  /** Asks the address that is the only argument. */
  public static void main(String[] args) throws InterruptedException {
    try (var client =
        new RestlessClient(URI.create(args[0]), TrafficMain::write, TrafficMain::writeFailure)) {
      while (!Thread.interrupted()) {
        Thread.sleep(SECOND);
        System.out.println("answered " + client.answered());
      }
    }
  }

  private static void write(Traffic.Answer answer) {
    System.out.println("answer %d %s".formatted(answer.status(), oneLine(answer.body())));
  }

  private static void writeFailure(String failure) {
    System.out.println("failure " + oneLine(failure));
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\r\\n]+", " ");
  }
}
