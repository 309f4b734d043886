package dev.recommender.service.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recommender.service.elasticsearch.ElasticsearchConnection.Limits;
import dev.recommender.service.elasticsearch.StubElasticsearch.Asked;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.util.Timeout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElasticsearchConnectionTest {
  private static final String PASSWORD = "changeit";

  @TempDir private Path folder = Path.of("");

  @Test
  void sendsUserNameAndPassword() throws IOException {
    String pair =
        Base64.getEncoder().encodeToString("elastic:pässword".getBytes(StandardCharsets.UTF_8));
    assertThat(authorizationOf("elastic", "pässword", "")).isEqualTo("Basic " + pair);
  }

  @Test
  void prefersTheApiKey() throws IOException {
    assertThat(authorizationOf("elastic", "password", "a2V5")).isEqualTo("ApiKey a2V5");
  }

  @Test
  void keepsThePathOfTheUrl() throws IOException {
    try (StubElasticsearch stub = new StubElasticsearch()) {
      stub.answers(404, "{'found':false}");
      URI behindProxy = stub.url().resolve("/search/");
      open(new ElasticsearchConfig(behindProxy, null, null, null, null)).source("index", "1");
      assertThat(stub.asked().getFirst().uri()).isEqualTo("/search/index/_doc/1");
    }
  }

  @Test
  void trustsTheGivenCertificateAndNoOther() throws Exception {
    Path ca = certificate();
    try (StubElasticsearch stub = new StubElasticsearch(tls())) {
      stub.answers(404, "{'found':false}");
      URI url = stub.url();
      JsonClient trusting = open(new ElasticsearchConfig(url, null, null, null, ca));
      assertThat(trusting.source("index", "1")).isEmpty();
      JsonClient other = open(new ElasticsearchConfig(url, null, null, null, null));
      assertThatThrownBy(() -> other.source("index", "1"))
          .isInstanceOf(ElasticsearchException.class)
          .hasMessageContaining("does not answer");
    }
  }

  @Test
  void saysThatCertificatesCannotBeRead() throws IOException {
    Path broken = Files.writeString(folder.resolve("ca.crt"), "no certificate");
    URI url = URI.create("https://localhost:9200");
    assertThatThrownBy(() -> open(new ElasticsearchConfig(url, null, null, null, broken)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ca.crt");
  }

  @Test
  void everyCallerHearsOfAnElasticsearchThatHangs() throws Exception {
    int callers = Outage.MOST_AT_ONCE + 6;
    try (ServerSocket hanging = new ServerSocket(0, 2 * callers, InetAddress.getLoopbackAddress());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      hanging.setSoTimeout(5_000);
      URI url = URI.create("http://127.0.0.1:" + hanging.getLocalPort());
      Limits limits = new Limits(Timeout.ofSeconds(1), Timeout.ofMilliseconds(100));
      JsonClient client =
          ElasticsearchConnection.open(
              new ElasticsearchConfig(url, null, null, null, null), limits);
      List<Future<?>> calls = new ArrayList<>();
      for (int caller = 0; caller < callers; caller++) {
        calls.add(threads.submit(() -> client.source("index", "1")));
      }
      assertThat(calls)
          .allSatisfy(call ->
              assertThatThrownBy(call::get).hasCauseInstanceOf(ElasticsearchException.class));
      for (int connection = 0; connection < Outage.MOST_AT_ONCE; connection++) {
        hanging.accept().close();
      }
    }
  }

  private static String authorizationOf(String username, String password, String apiKey)
      throws IOException {
    try (StubElasticsearch stub = new StubElasticsearch()) {
      stub.answers(404, "{'found':false}");
      String key = apiKey.isEmpty() ? null : apiKey;
      open(new ElasticsearchConfig(stub.url(), username, password, key, null)).source("index", "1");
      Asked asked = stub.asked().getFirst();
      return String.valueOf(asked.authorization());
    }
  }

  private static JsonClient open(ElasticsearchConfig config) throws IOException {
    return ElasticsearchConnection.open(config);
  }

  /** Makes a key pair for localhost and returns its certificate as PEM. */
  private Path certificate() throws IOException, InterruptedException {
    keytool(
        "-genkeypair",
        "-alias",
        "es",
        "-keyalg",
        "EC",
        "-dname",
        "CN=localhost",
        "-ext",
        "san=dns:localhost");
    keytool("-exportcert", "-alias", "es", "-rfc", "-file", folder.resolve("ca.pem").toString());
    return folder.resolve("ca.pem");
  }

  private void keytool(String... arguments) throws IOException, InterruptedException {
    Path program = Path.of(System.getProperty("java.home"), "bin", "keytool");
    ProcessBuilder builder = new ProcessBuilder(program.toString());
    builder.command().addAll(List.of(arguments));
    builder.command().addAll(List.of("-keystore", keyStore().toString(), "-storepass", PASSWORD));
    assertThat(builder.start().waitFor()).isZero();
  }

  private SSLContext tls() throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(keyStore())) {
      keys.load(file, PASSWORD.toCharArray());
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }

  private Path keyStore() {
    return folder.resolve("keys.p12");
  }
}
