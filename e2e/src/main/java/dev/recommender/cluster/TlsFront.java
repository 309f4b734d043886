package dev.recommender.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** An nginx that puts TLS and a password before a plain server of this machine. */
final class TlsFront implements AutoCloseable {
  private static final int ATTEMPTS = 100;
  private static final long LOOK_MILLIS = 100;
  private static final long STOP_SECONDS = 10;

  private final Process process;
  private final URI uri;

  private TlsFront(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  /**
   * Starts one on a free port of an address.
   *
   * @throws IOException when nginx is not on the PATH or does not start, naming its log
   */
  static TlsFront start(
      Path folder, URI upstream, String address, Certificates certificates, Login login)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    int port = freePort(address);
    Files.writeString(folder.resolve("passwords"), login.passwordLine());
    Path file = folder.resolve("nginx.conf");
    Files.writeString(file, configuration(folder, upstream, address + ":" + port, certificates));
    Path log = folder.resolve("nginx.log");
    Process process =
        new ProcessBuilder("nginx", "-p", folder + "/", "-c", file.toString(), "-e", log.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("nginx.out").toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    var front = new TlsFront(process, URI.create("https://%s:%d".formatted(address, port)));
    front.awaitListening(address, log);
    return front;
  }

  URI uri() {
    return uri;
  }

  private static int freePort(String address) throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral(address))) {
      return socket.getLocalPort();
    }
  }

  private static String configuration(
      Path folder, URI upstream, String listen, Certificates certificates) {
    return """
    daemon off;
    master_process off;
    pid %1$s/nginx.pid;
    events { worker_connections 1024; }
    http {
      access_log off;
      client_max_body_size 100m;
      client_body_temp_path %1$s/body;
      proxy_temp_path %1$s/proxy;
      fastcgi_temp_path %1$s/fastcgi;
      uwsgi_temp_path %1$s/uwsgi;
      scgi_temp_path %1$s/scgi;
      server {
        listen %2$s ssl;
        ssl_certificate %3$s;
        ssl_certificate_key %4$s;
        auth_basic elasticsearch;
        auth_basic_user_file %1$s/passwords;
        location / {
          proxy_pass %5$s;
          proxy_http_version 1.1;
          proxy_set_header Connection "";
          proxy_set_header Authorization "";
          proxy_read_timeout 300s;
        }
      }
    }
    """
        .formatted(folder, listen, certificates.certificate(), certificates.key(), upstream);
  }

  private void awaitListening(String address, Path log) throws IOException, InterruptedException {
    for (int attempt = 0; attempt < ATTEMPTS && !listens(address); attempt++) {
      if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new IOException(
            "nginx ended with exit code %d, see \"%s\"".formatted(process.exitValue(), log));
      }
    }
    if (!listens(address)) {
      throw new IOException("nginx does not listen on \"%s\", see \"%s\"".formatted(uri, log));
    }
  }

  private boolean listens(String address) {
    try (var socket = new Socket(address, uri.getPort())) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
