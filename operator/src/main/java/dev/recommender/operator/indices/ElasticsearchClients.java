package dev.recommender.operator.indices;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.transport.ElasticsearchTransportConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** One client for each connection; clients are reused. */
public final class ElasticsearchClients {
  private static final String USER_AGENT = "recommender-operator";

  private final Map<Connection, ElasticsearchClient> clients = new ConcurrentHashMap<>();

  /** The client of a connection. */
  public ElasticsearchClient client(Connection connection) {
    return clients.computeIfAbsent(connection, ElasticsearchClients::connect);
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
