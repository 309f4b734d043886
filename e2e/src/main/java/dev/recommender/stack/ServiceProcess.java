package dev.recommender.stack;

import dev.recommender.platform.process.BoundCommand;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * The production service as a process of its own, on a loopback address of its own. It must be
 * started by a thread that lives as long as it should.
 */
public final class ServiceProcess implements AutoCloseable {
  private static final Duration LOOK_INTERVAL = Duration.ofMillis(10);
  private static final Duration PROBE_LIMIT = Duration.ofSeconds(10);
  private static final long STOP_SECONDS = 30;
  private static final int OK = 200;

  private final Process process;
  private final long started = System.nanoTime();
  private final String address;
  private final Path log;
  private final HttpClient http = HttpClient.newHttpClient();

  private ServiceProcess(Process process, String address, Path log) {
    this.process = process;
    this.address = address;
    this.log = log;
  }

  /** Returns at once; the output goes to the end of the log file. */
  public static ServiceProcess start(Checkout checkout, ServiceSettings settings, Path log)
      throws IOException {
    String address = freeAddress();
    var builder =
        new ProcessBuilder(BoundCommand.of(checkout.program("recommender-service")))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(settings.environment(address));
    return new ServiceProcess(builder.start(), address, log);
  }

  /**
   * Runs the service's program that applies again what the audit says was decided, and returns its
   * exit code; the output goes to the end of the log file.
   */
  public static int reapply(Checkout checkout, ServiceSettings settings, Path log)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(checkout.program("recommender-service"));
    command.add("reapply-rights");
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(settings.environment("127.0.0.1"));
    return builder.start().waitFor();
  }

  /** Where applications ask. */
  public URI uri() {
    return URI.create("http://%s:%d".formatted(address, ServiceSettings.HTTP_PORT));
  }

  public long pid() {
    return process.pid();
  }

  /** What it says. */
  public Path log() {
    return log;
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Waits until the service is ready and returns the time since its start.
   *
   * @throws IOException when it ends or the limit passes, naming its log
   */
  public Duration awaitReady(Duration limit) throws IOException, InterruptedException {
    while (!isReady()) {
      if (process.waitFor(LOOK_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException(
            "the service ended with exit code %d, see \"%s\"".formatted(process.exitValue(), log));
      }
      if (age().compareTo(limit) > 0) {
        throw new IOException(
            "the service is not ready after %s, see \"%s\"".formatted(limit, log));
      }
    }
    return age();
  }

  /** What the management port answers. */
  public HttpResponse<String> management(String path) throws IOException, InterruptedException {
    URI uri =
        URI.create("http://%s:%d%s".formatted(address, ServiceSettings.MANAGEMENT_PORT, path));
    return http.send(
        HttpRequest.newBuilder(uri).timeout(PROBE_LIMIT).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** The sum of a metric over all lines of the scrape that begin so. */
  public double metric(String beginning) throws IOException, InterruptedException {
    return management("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(beginning))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  /** Asks the process to end, as Kubernetes does, and returns at once. */
  public void terminate() {
    process.destroy();
  }

  /** Waits for the end and returns the exit code. */
  public int awaitEnd(Duration limit) throws IOException, InterruptedException {
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IOException("the service has not ended after %s, see \"%s\"".formatted(limit, log));
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    http.close();
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().onExit().join();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private boolean isReady() throws InterruptedException {
    try {
      return management("/health/ready").statusCode() == OK;
    } catch (IOException notYetListening) {
      return false;
    }
  }

  private Duration age() {
    return Duration.ofNanos(System.nanoTime() - started);
  }

  /** Apart from those that the platform gives to pods. */
  private static String freeAddress() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return "127.253.%d.%d".formatted(random.nextInt(1, 255), random.nextInt(1, 255));
  }
}
