package dev.recommender.service.elasticsearch;

import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Opens the connection: URL, credentials, trusted certificates and time limits. */
public final class ElasticsearchConnection {
  private static final Timeout CONNECT = Timeout.ofSeconds(2);
  // A request about a person asks a few times in turn, and somebody waits for it.
  private static final Limits LIMITS = new Limits(Timeout.ofSeconds(5), Timeout.ofSeconds(1));

  private ElasticsearchConnection() {}

  /** How long to wait for an answer, and before that for a connection that is free. */
  record Limits(Timeout answer, Timeout connection) {}

  /** Opens lazily; throws {@link IOException} only when the certificates cannot be read. */
  public static JsonClient open(ElasticsearchConfig config) throws IOException {
    return open(config, LIMITS);
  }

  static JsonClient open(ElasticsearchConfig config, Limits limits) throws IOException {
    URI url = config.url();
    Rest5ClientBuilder builder =
        Rest5Client.builder(url)
            // Its own retries pause for a second; JsonClient asks again at once.
            .setHttpClientConfigCallback(HttpAsyncClientBuilder::disableAutomaticRetries)
            .setConnectionManagerCallback(connections ->
                connections
                    .setMaxConnPerRoute(Outage.MOST_AT_ONCE)
                    .setMaxConnTotal(Outage.MOST_AT_ONCE))
            .setConnectionConfigCallback(connection -> connection.setConnectTimeout(CONNECT))
            .setRequestConfigCallback(request ->
                request
                    .setResponseTimeout(limits.answer())
                    .setConnectionRequestTimeout(limits.connection()));
    if (url.getPath() != null && url.getPath().length() > 1) {
      builder.setPathPrefix(url.getPath());
    }
    String authorization = authorization(config);
    if (authorization != null) {
      builder.setDefaultHeaders(new Header[] {new BasicHeader("Authorization", authorization)});
    }
    if (config.caFile() != null) {
      builder.setSSLContext(trusting(config.caFile()));
    }
    return new JsonClient(builder.build(), config.toString());
  }

  private static @Nullable String authorization(ElasticsearchConfig config) {
    if (config.apiKey() != null) {
      return "ApiKey " + config.apiKey();
    }
    if (config.username() == null) {
      return null;
    }
    String password = config.password() == null ? "" : config.password();
    String pair = config.username() + ":" + password;
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private static SSLContext trusting(Path caFile) throws IOException {
    try (InputStream pem = Files.newInputStream(caFile)) {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      int number = 0;
      for (Certificate ca : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
        trusted.setCertificateEntry("ca-" + number++, ca);
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, factory.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(
          "reading certificates from \"%s\": %s".formatted(caFile, e.getMessage()), e);
    }
  }
}
