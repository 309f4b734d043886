package dev.recommender.platform.program;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Ends with a code and a message, sleeps, or serves HTTP that can be told to become unready,
 * unhealthy or to end.
 */
public final class PodMain {
  private static volatile boolean ready = true;
  private static volatile boolean healthy = true;
  private static volatile boolean draining;

  private PodMain() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    switch (args[0]) {
      case "exit" -> exit(args);
      case "sleep" -> {
        System.out.println("sleeping as " + ProcessHandle.current().pid());
        new CountDownLatch(1).await();
      }
      case "print" -> System.out.println(String.join("\n", args) + "\n" + System.getenv());
      case "cat" ->
          System.out.println(
              Files.readString(Path.of(args[1].substring(args[1].indexOf('=') + 1))));
      case "serve" -> serve();
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void exit(String[] args) throws IOException {
    if (args.length > 2) {
      Files.writeString(Path.of(args[2].substring(args[2].indexOf('=') + 1)), "the reason");
    }
    Runtime.getRuntime().halt(Integer.parseInt(args[1]));
  }

  private static void serve() throws IOException {
    String address = System.getenv("BIND_ADDRESS");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(address), 8080), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/version", exchange -> answer(exchange, 200, System.getenv("VERSION")));
    server.createContext("/ready", exchange -> answer(exchange, ready ? 200 : 503, ""));
    server.createContext("/live", exchange -> answer(exchange, healthy ? 200 : 503, ""));
    server.createContext("/drain", PodMain::drain);
    server.createContext(
        "/become", exchange -> become(exchange, exchange.getRequestURI().getQuery()));
    server.start();
    System.out.println("serving " + System.getenv("VERSION"));
  }

  /** Goes on answering, and asks clients to leave, for a second. */
  private static void drain(HttpExchange exchange) throws IOException {
    draining = true;
    System.out.println("draining");
    try {
      TimeUnit.SECONDS.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    answer(exchange, 200, "");
  }

  private static void become(HttpExchange exchange, String state) throws IOException {
    switch (state) {
      case "unready" -> ready = false;
      case "ready" -> ready = true;
      case "unhealthy" -> healthy = false;
      default -> Runtime.getRuntime().halt(Integer.parseInt(state));
    }
    answer(exchange, 200, "");
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (draining) {
      exchange.getResponseHeaders().set("Connection", "close");
    }
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
