package dev.recommender.platform.kubelet;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.HTTPHeader;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** One {@code httpGet} of a probe or hook, with its port looked up. */
record HttpCheck(URI uri, List<HTTPHeader> headers) {

  static HttpCheck of(HTTPGetAction action, Container container, String podIp)
      throws ContainerConfigException {
    String path = action.getPath() == null ? "/" : action.getPath();
    String separator = path.startsWith("/") ? "" : "/";
    URI uri =
        URI.create("http://" + podIp + ":" + port(action.getPort(), container) + separator + path);
    return new HttpCheck(uri, action.getHttpHeaders());
  }

  /** Asks once, on a connection of its own; anything but a 2xx or 3xx in time is a failure. */
  boolean succeeds(Duration limit) {
    try {
      HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
      connection.setConnectTimeout(Math.toIntExact(limit.toMillis()));
      connection.setReadTimeout(Math.toIntExact(limit.toMillis()));
      connection.setInstanceFollowRedirects(false);
      connection.setRequestProperty("Connection", "close");
      headers.forEach(header -> connection.setRequestProperty(header.getName(), header.getValue()));
      int status = connection.getResponseCode();
      connection.disconnect();
      return status >= 200 && status < 400;
    } catch (IOException e) {
      return false;
    }
  }

  private static int port(IntOrString port, Container container) throws ContainerConfigException {
    if (port.getIntVal() != null) {
      return port.getIntVal();
    }
    return container.getPorts().stream()
        .filter(candidate -> port.getStrVal().equals(candidate.getName()))
        .map(ContainerPort::getContainerPort)
        .findFirst()
        .orElseThrow(
            () -> ContainerConfigException.missing("container port \"" + port.getStrVal() + "\""));
  }
}
