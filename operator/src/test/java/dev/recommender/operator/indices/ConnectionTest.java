package dev.recommender.operator.indices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recommender.api.ElasticsearchSpec;
import dev.recommender.operator.indices.Connection.Credentials;
import dev.recommender.operator.lifecycle.ModelNames;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ConnectionTest {
  private static final ElasticsearchSpec LOGIN = spec("credentialsSecret: login");
  private static final ElasticsearchSpec BOTH = spec("credentialsSecret: login\ncaSecret: ca");

  @Test
  void everySecretPartChangesTheMark() {
    Connection before = connection("me", "old", "pem");
    assertThat(marked(before, BOTH)).isEqualTo("2:me,3:old,-,3:pem");
    assertThat(marked(connection("me", "new", "pem"), BOTH)).isNotEqualTo(marked(before, BOTH));
    assertThat(marked(connection("me", "old", "PEM"), BOTH)).isNotEqualTo(marked(before, BOTH));
    assertThat(marked(connection("meo", "ld", "pem"), BOTH)).isNotEqualTo(marked(before, BOTH));
  }

  @Test
  void thereIsNoMarkWhileASecretIsMissing() {
    assertThat(marked(connection("me", null, null), LOGIN)).isEmpty();
    assertThat(marked(connection("me", "old", null), BOTH)).isEmpty();
    assertThat(marked(connection("me", "old", null), LOGIN)).isNotEmpty();
  }

  @Test
  void thereIsNoMarkWhenNothingIsSecret() {
    assertThat(marked(connection(null, null, null), spec(""))).isEmpty();
  }

  @Test
  void aClientThatNobodyUsesAnyMoreIsForgotten() {
    var clients = new ElasticsearchClients();
    ModelNames one = ModelNames.of("shop", "one", "");
    ModelNames two = ModelNames.of("shop", "two", "");
    var old = clients.client(one, connection("me", "old", null));
    assertThat(clients.client(two, connection("me", "old", null))).isSameAs(old);
    clients.client(one, connection("me", "new", null));
    assertThat(clients.client(two, connection("me", "old", null))).isSameAs(old);
    clients.release(two);
    assertThat(clients.client(two, connection("me", "old", null))).isNotSameAs(old);
  }

  private static String marked(Connection connection, ElasticsearchSpec spec) {
    return connection.fingerprint(spec, UnaryOperator.identity()).orElse("");
  }

  private static Connection connection(String username, String password, String authority) {
    return new Connection(
        "http://localhost:9", new Credentials(username, password, null), authority);
  }

  private static ElasticsearchSpec spec(String more) {
    return Serialization.unmarshal(
        "---\nurl: http://localhost:9\n" + more, ElasticsearchSpec.class);
  }
}
