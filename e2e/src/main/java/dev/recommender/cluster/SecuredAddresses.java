package dev.recommender.cluster;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Plain servers of this machine as pods reach them: behind TLS and a password, which pods find in
 * Secrets.
 */
public final class SecuredAddresses implements AutoCloseable {
  /** The Secret with {@code username} and {@code password}. */
  public static final String LOGIN_SECRET = "elasticsearch-login";

  /** The Secret with {@code ca.crt}. */
  public static final String AUTHORITY_SECRET = "elasticsearch-ca";

  private final Path folder;
  private final String address;
  private final Certificates certificates;
  private final Login login = Login.madeUp("elastic");
  private final Map<URI, TlsFront> fronts = new HashMap<>();

  private SecuredAddresses(Path folder, String address, Certificates certificates) {
    this.folder = folder;
    this.address = address;
    this.certificates = certificates;
  }

  /** Makes certificates and the Secrets. */
  public static SecuredAddresses create(KubernetesClient client, String namespace, Path folder)
      throws IOException, InterruptedException {
    Path absolute = folder.toAbsolutePath();
    String address = MachineAddress.of(client);
    var addresses = new SecuredAddresses(absolute, address, Certificates.make(absolute, address));
    client.resource(addresses.loginSecret(namespace)).create();
    client.resource(addresses.authoritySecret(namespace)).create();
    return addresses;
  }

  /** Where pods reach a server; the same one each time. */
  public synchronized URI of(URI local) throws IOException, InterruptedException {
    TlsFront front = fronts.get(local);
    if (front == null) {
      Path own = folder.resolve("nginx-" + fronts.size());
      front = TlsFront.start(own, local, address, certificates, login);
      fronts.put(local, front);
    }
    return front.uri();
  }

  private Secret loginSecret(String namespace) {
    return secret(namespace, LOGIN_SECRET)
        .addToStringData("username", login.username())
        .addToStringData("password", login.password())
        .build();
  }

  private Secret authoritySecret(String namespace) throws IOException {
    return secret(namespace, AUTHORITY_SECRET)
        .addToStringData("ca.crt", Files.readString(certificates.authority()))
        .build();
  }

  private static SecretBuilder secret(String namespace, String name) {
    return new SecretBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(namespace)
        .endMetadata();
  }

  @Override
  public synchronized void close() {
    fronts.values().forEach(TlsFront::close);
  }
}
