package dev.recommender.operator.indices;

import co.elastic.clients.json.JsonData;
import java.util.Map;

/** Who made a long-lived index, and from which layout. */
record IndexOrigin(String owner, String layout) {
  static IndexOrigin of(Map<String, JsonData> meta) {
    return new IndexOrigin(text(meta, "owner", "nobody known"), text(meta, "layout", ""));
  }

  private static String text(Map<String, JsonData> meta, String name, String otherwise) {
    JsonData value = meta.get(name);
    return value == null ? otherwise : value.to(String.class);
  }
}
