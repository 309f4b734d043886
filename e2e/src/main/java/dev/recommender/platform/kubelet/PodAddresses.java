package dev.recommender.platform.kubelet;

import io.fabric8.kubernetes.api.model.ContainerPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Gives every pod a loopback address of its own, on which its container ports are free. */
final class PodAddresses {
  private static final int FIRST = 0x7F010001; // 127.1.0.1
  private static final int COUNT = 0x00FC0000;

  private final Set<String> taken = new HashSet<>();
  // Another platform on this machine most likely starts elsewhere.
  private int next = ThreadLocalRandom.current().nextInt(COUNT);

  String take(List<ContainerPort> ports) {
    for (int attempt = 0; attempt < COUNT; attempt++) {
      String address = nextAddress();
      if (!taken.contains(address)
          && ports.stream().allMatch(port -> isFree(address, port.getContainerPort()))) {
        taken.add(address);
        return address;
      }
    }
    throw new IllegalStateException("no loopback address is free");
  }

  void release(String address) {
    taken.remove(address);
  }

  private String nextAddress() {
    int value = FIRST + next;
    next = (next + 1) % COUNT;
    int last = value & 0xFF;
    return last == 0 || last == 255
        ? nextAddress()
        : "127." + (value >> 16 & 0xFF) + "." + (value >> 8 & 0xFF) + "." + last;
  }

  private static boolean isFree(String address, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral(address), port));
      return true;
    } catch (IOException inUse) {
      return false;
    }
  }
}
