package dev.recommender.training.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** An S3-compatible server of its own process: moto, from PyPI, installed below target once. */
final class MotoServer implements AutoCloseable {
  private static final String VERSION = "moto[server]==5.2.5";
  private static final Path HOME = Path.of("target/moto").toAbsolutePath();
  private static final int MINUTES = 5;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final String endpoint;

  private MotoServer(Process process, String endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  /** Empty when it can neither be found nor installed. */
  static Optional<MotoServer> start() throws IOException, InterruptedException {
    Path program = HOME.resolve("bin/moto_server");
    if (!Files.isExecutable(program)
        && !(runs("python3", "-m", "venv", HOME.toString())
            && runs(HOME.resolve("bin/pip").toString(), "install", "-q", VERSION))) {
      return Optional.empty();
    }
    int port = freePort();
    Process process =
        new ProcessBuilder(program.toString(), "-H", "127.0.0.1", "-p", String.valueOf(port))
            .redirectErrorStream(true)
            .redirectOutput(HOME.resolve("log").toFile())
            .start();
    MotoServer server = new MotoServer(process, "http://127.0.0.1:" + port);
    server.awaitReady();
    return Optional.of(server);
  }

  private static boolean runs(String... command) throws IOException, InterruptedException {
    Files.createDirectories(HOME);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(HOME.resolve("install.log").toFile())
            .start();
    return process.waitFor(MINUTES, TimeUnit.MINUTES) && process.exitValue() == 0;
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitReady() throws InterruptedException {
    for (int attempt = 0; attempt < 600 && process.isAlive(); attempt++) {
      try {
        call("GET", "/moto-api/", new byte[0]);
        return;
      } catch (IOException e) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
      }
    }
    throw new IllegalStateException("moto_server did not start");
  }

  String endpoint() {
    return endpoint;
  }

  /** To a path of the server, unsigned; it asks for no signature unless told to. */
  String call(String method, String path, byte[] body) throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(URI.create(endpoint + path))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw new IllegalStateException(method + " " + path + ": " + response.body());
    }
    return response.body();
  }

  @Override
  public void close() {
    client.close();
    process.destroy();
  }
}
