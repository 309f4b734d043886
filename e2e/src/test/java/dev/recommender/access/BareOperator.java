package dev.recommender.access;

import dev.recommender.stack.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The production operator as a process, and what it takes. */
final class BareOperator implements AutoCloseable {
  /** By which its requests are known. */
  static final String AGENT = "recommender-operator";

  private static final Pattern USED = Pattern.compile("used (\\d+)K");

  private final Process process;

  private BareOperator(Process process) {
    this.process = process;
  }

  static BareOperator start(BareCluster cluster, Path kubeconfig, int heapMib) throws IOException {
    List<String> command = new ArrayList<>(Checkout.current().program("operator"));
    command.add(1, "-Xmx%dm".formatted(heapMib));
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(cluster.folder().resolve("operator.log").toFile());
    builder.environment().put("KUBECONFIG", kubeconfig.toString());
    builder.environment().put("TRAINING_IMAGE", "training:none");
    builder.environment().put("SERVICE_IMAGE", "service:none");
    builder.environment().put("MANAGEMENT_PORT", "0");
    return new BareOperator(builder.start());
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** In MiB, what a full collection leaves. */
  long heapAfterCollection() throws IOException {
    String _ = jcmd("GC.run");
    Matcher used = USED.matcher(jcmd("GC.heap_info"));
    long kib = 0;
    while (used.find()) {
      kib += Long.parseLong(used.group(1));
    }
    return kib / 1024;
  }

  /** In MiB. */
  long residentPeak() throws IOException {
    return status("VmHWM") / 1024;
  }

  long threads() throws IOException {
    return status("Threads");
  }

  private long status(String name) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
        .filter(line -> line.startsWith(name + ":"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  private String jcmd(String command) throws IOException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process asked =
        new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), command)
            .redirectErrorStream(true)
            .start();
    return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
