package dev.recommender.operator.indices;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.transport.ElasticsearchTransportConfig;
import dev.recommender.operator.lifecycle.ModelNames;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client for each connection, shared by those who use it; one that nobody uses any more,
 * because a credential was rotated or a resource is gone, is closed and forgotten.
 */
public final class ElasticsearchClients {
  private static final Logger LOG = LoggerFactory.getLogger(ElasticsearchClients.class);
  private static final String USER_AGENT = "recommender-operator";

  private final Map<Connection, ElasticsearchClient> clients = new HashMap<>();
  private final Map<ModelNames, Connection> users = new HashMap<>();

  /** The client of a connection, which the resource uses from now on in place of any other. */
  public synchronized ElasticsearchClient client(ModelNames user, Connection connection) {
    ElasticsearchClient client = clients.computeIfAbsent(connection, ElasticsearchClients::connect);
    Connection before = users.put(user, connection);
    if (before != null && !before.equals(connection)) {
      closeUnused(before);
    }
    return client;
  }

  /** Forgets a resource that is gone. */
  public synchronized void release(ModelNames user) {
    Connection last = users.remove(user);
    if (last != null) {
      closeUnused(last);
    }
  }

  private void closeUnused(Connection connection) {
    if (users.containsValue(connection)) {
      return;
    }
    ElasticsearchClient unused = clients.remove(connection);
    if (unused == null) {
      return;
    }
    try {
      unused.close();
      LOG.atInfo().addKeyValue("url", connection.url()).log("elasticsearch client closed");
    } catch (IOException e) {
      LOG.atWarn().addKeyValue("cause", e.getMessage()).log("elasticsearch client not closed");
    }
  }

  private static ElasticsearchClient connect(Connection connection) {
    return ElasticsearchClient.of(config -> configure(config.host(connection.url()), connection));
  }

  private static ElasticsearchTransportConfig.Builder configure(
      ElasticsearchTransportConfig.Builder config, Connection connection) {
    config.transportOptions(options -> options.setHeader("User-Agent", USER_AGENT));
    Connection.Credentials credentials = connection.credentials();
    if (credentials.apiKey() != null) {
      config.apiKey(credentials.apiKey());
    } else if (credentials.username() != null && credentials.password() != null) {
      config.usernameAndPassword(credentials.username(), credentials.password());
    }
    if (connection.certificateAuthority() != null) {
      config.sslContext(trusting(connection.certificateAuthority()));
    }
    return config;
  }

  private static SSLContext trusting(String pem) {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(bytes)) {
        store.setCertificateEntry("ca-" + store.size(), certificate);
      }
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IndicesException(
          "CertificateAuthority", "reading ca.crt of elasticsearch.caSecret: " + e.getMessage(), e);
    }
  }
}
