package dev.recommender.cluster;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeAddress;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.stream.Stream;

/** The address of this machine as the cluster's nodes and pods reach it. */
final class MachineAddress {
  private static final int ANY_PORT = 9;

  private MachineAddress() {}

  /**
   * The address given by the system property {@code cluster.host}, else that of the interface with
   * the route to a node.
   */
  static String of(KubernetesClient client) throws IOException {
    String given = System.getProperty("cluster.host", "");
    if (!given.isEmpty()) {
      return given;
    }
    String node =
        client.nodes().list().getItems().stream()
            .flatMap(MachineAddress::internal)
            .findFirst()
            .orElseThrow(() -> new IOException("no node of the cluster has an internal address"));
    try (var socket = new DatagramSocket()) {
      socket.connect(InetAddress.ofLiteral(node), ANY_PORT);
      return socket.getLocalAddress().getHostAddress();
    }
  }

  private static Stream<String> internal(Node node) {
    return node.getStatus().getAddresses().stream()
        .filter(address -> address.getType().equals("InternalIP"))
        .map(NodeAddress::getAddress);
  }
}
