package dev.recommender.platform.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectorTest {
  private static final ObjectNode OBJECT =
      Json.readObject(
          """
          {"metadata":{"name":"web","labels":{"app":"web","tier":"front","example.org/x":""}},"status":{"phase":"Running"}}
          """
              .getBytes(StandardCharsets.UTF_8));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "app=web|true",
        "app==web,tier=front|true",
        "app=web,tier=back|false",
        "app!=web|false",
        "none!=x|true",
        "app|true",
        "example.org/x|true",
        "!app|false",
        "!none|true",
        "app in (api,web)|true",
        "app in (api), tier|false",
        "app notin (api,db),tier in (front)|true",
        "none notin (a)|true",
      })
  void matchesLabels(String selector, boolean expected) {
    assertThat(Selector.parse(selector, null).matches(OBJECT)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"metadata.name=web,true", "metadata.name!=web,false", "status.phase=Running,true"})
  void matchesFields(String selector, boolean expected) {
    assertThat(Selector.parse(null, selector).matches(OBJECT)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({",", "'',''"})
  void matchesEverythingWhenEmpty(@Nullable String labels, @Nullable String fields) {
    assertThat(Selector.parse(labels, fields).matches(OBJECT)).isTrue();
  }
}
