package dev.recommender.platform.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The local port of one Service: every new connection goes to the next backend in turn, and stays
 * with it to its end whatever the routing becomes.
 */
final class Forwarder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Forwarder.class);
  private static final int CONNECT_MILLIS = 1000;

  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger turn = new AtomicInteger();
  private volatile List<Backend> backends = List.of();

  private Forwarder(ServerSocket listener) {
    this.listener = listener;
  }

  /**
   * @param port 0 for any free one
   * @throws PortInUseException when the port is taken
   */
  static Forwarder open(String service, int port) {
    try {
      ServerSocket listener = new ServerSocket();
      listener.setReuseAddress(true);
      listener.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 1024);
      Forwarder forwarder = new Forwarder(listener);
      Thread.ofVirtual().name("forward-" + service).start(forwarder::accept);
      return forwarder;
    } catch (IOException e) {
      throw new PortInUseException(port, service, e);
    }
  }

  int port() {
    return listener.getLocalPort();
  }

  /** From the return on, new connections go to these and to nobody else. */
  void route(List<Backend> next) {
    backends = next;
  }

  List<Backend> backends() {
    return backends;
  }

  @Override
  public void close() {
    closeQuietly(listener);
    open.forEach(Forwarder::closeQuietly);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        LOG.atDebug().setCause(e).log("connection not accepted");
      }
    }
  }

  private void serve(Socket client) {
    open.add(client);
    try (client) {
      client.setTcpNoDelay(true);
      Socket server = connect();
      open.add(server);
      try (server) {
        relay(client, server);
      } finally {
        open.remove(server);
      }
    } catch (IOException e) {
      LOG.atDebug().setCause(e).log("connection ended");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(client);
    }
  }

  /** Connects to the next backend in turn that accepts. */
  private Socket connect() throws IOException {
    List<Backend> candidates = backends;
    int first = Math.floorMod(turn.getAndIncrement(), Math.max(1, candidates.size()));
    for (int i = 0; i < candidates.size(); i++) {
      Socket socket = new Socket();
      try {
        socket.connect(candidates.get((first + i) % candidates.size()).address(), CONNECT_MILLIS);
        socket.setTcpNoDelay(true);
        return socket;
      } catch (IOException e) {
        LOG.atDebug().setCause(e).log("backend does not accept");
        socket.close();
      }
    }
    throw new SocketException("no pod is ready");
  }

  private static void relay(Socket client, Socket server) throws InterruptedException {
    Thread answers = Thread.ofVirtual().start(() -> pump(server, client));
    pump(client, server);
    answers.join();
  }

  /**
   * Copies until the end of one direction, which is passed on, so that half-closed connections
   * work.
   */
  private static void pump(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
      to.shutdownOutput();
    } catch (IOException broken) {
      // A reset on one side must end the other too, or its peer would wait for ever.
      closeQuietly(from);
      closeQuietly(to);
    }
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      LOG.atDebug().setCause(e).log("not closed");
    }
  }
}
