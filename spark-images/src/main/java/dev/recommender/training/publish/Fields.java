package dev.recommender.training.publish;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a document in the order given; what is not known is left out. */
public final class Fields {
  private final Map<String, Object> values = new LinkedHashMap<>();

  /** Null and empty lists are left out. */
  public Fields put(String name, @Nullable Object value) {
    if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
      values.put(name, value);
    }
    return this;
  }

  public Fields putAll(Map<String, Object> fields) {
    values.putAll(fields);
    return this;
  }

  public Map<String, Object> build() {
    return values;
  }
}
