package dev.recommender.operator.runtime;

import ch.qos.logback.classic.spi.ILoggingEvent;
import co.elastic.logging.EcsJsonSerializer;
import co.elastic.logging.logback.EcsEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.event.KeyValuePair;

/** Writes log events as ECS, with the keys that SLF4J's fluent calls add beside the message. */
public final class EcsKeyValueEncoder extends EcsEncoder {
  @Override
  protected void addCustomFields(ILoggingEvent event, StringBuilder builder) {
    List<KeyValuePair> pairs = event.getKeyValuePairs();
    if (pairs != null) {
      Map<String, String> fields = new LinkedHashMap<>();
      pairs.forEach(pair -> fields.put(pair.key, String.valueOf(pair.value)));
      EcsJsonSerializer.serializeMDC(builder, fields);
    }
  }
}
