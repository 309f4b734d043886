package dev.recommender.stack;

import dev.recommender.platform.LocalPlatform;
import dev.recommender.platform.process.BoundCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The production operator as a process beside the platform, as it would run beside a cluster. */
public final class OperatorProcess implements AutoCloseable {
  private static final long STOP_SECONDS = 15;

  private final Process process;

  private OperatorProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts the operator against a platform; its output goes to the end of the log file.
   *
   * @param settings variables of the environment, in place of the usual ones of the same names
   */
  public static OperatorProcess start(
      Checkout checkout, LocalPlatform platform, Path log, Map<String, String> settings)
      throws IOException {
    List<String> command = BoundCommand.of(checkout.program("operator"));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("KUBECONFIG", platform.kubeconfig().toString());
    builder.environment().put("TRAINING_IMAGE", LocalRecommender.TRAINING_IMAGE);
    builder.environment().put("SERVICE_IMAGE", LocalRecommender.SERVICE_IMAGE);
    // Many operators run beside each other here; the log says which port one got.
    builder.environment().put("BIND_ADDRESS", "127.0.0.1");
    builder.environment().put("MANAGEMENT_PORT", "0");
    builder.environment().putAll(settings);
    return new OperatorProcess(startFromLastingThread(builder));
  }

  // The kernel ends a child with the thread that started it.
  private static Process startFromLastingThread(ProcessBuilder builder) throws IOException {
    var started = new CompletableFuture<Process>();
    Thread.ofPlatform()
        .daemon()
        .name("operator-process")
        .start(() -> {
          try {
            Process process = builder.start();
            started.complete(process);
            process.waitFor();
          } catch (IOException e) {
            started.completeExceptionally(new UncheckedIOException(e));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    return started.join();
  }

  /** Whether the process runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  public long pid() {
    return process.pid();
  }

  /** Its exit code, once it has ended. */
  public int exitValue() {
    return process.exitValue();
  }

  /** Ends the process at once, as a lost node would, and returns when it is gone. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
    }
  }
}
