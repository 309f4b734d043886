package dev.recommender.platform.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectStoreTest {
  private static final ResourceKey KEY = new ResourceKey(ResourceTypes.NAMESPACES, "", "a");

  private final ObjectStore store = new ObjectStore();

  @Test
  void givesEveryChangeItsVersionAndTellsItInOrder() throws InterruptedException {
    ObjectNode first = store.put(KEY, Json.object());
    store.put(KEY, Json.object().put("x", 1));
    store.remove(KEY, Json.object().put("x", 2));

    List<StoreEvent> events = store.eventsAfter(1, Duration.ZERO);
    assertThat(first.path("metadata").path("resourceVersion").asText()).isEqualTo("1");
    assertThat(events).extracting(StoreEvent::version).containsExactly(2L, 3L);
    assertThat(events).extracting(StoreEvent::removed).containsExactly(false, true);
    assertThat(store.find(KEY)).isNull();
  }

  @Test
  void refusesToTellOfForgottenChanges() {
    for (int i = 0; i < 20_010; i++) {
      store.put(KEY, Json.object());
    }

    assertThatThrownBy(() -> store.eventsAfter(5, Duration.ZERO))
        .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.code()).isEqualTo(410));
  }

  @Test
  void endsTheWaitOfAWatcherWhenItCloses() throws InterruptedException {
    Thread.ofVirtual().start(store::close);

    assertThat(store.eventsAfter(0, Duration.ofMinutes(1))).isEmpty();
  }
}
