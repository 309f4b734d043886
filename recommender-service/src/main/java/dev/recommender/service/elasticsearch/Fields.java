package dev.recommender.service.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads fields of a document's source; what is absent is null. */
record Fields(JsonNode source) {
  Fields in(String name) {
    return new Fields(source.path(name));
  }

  boolean has(String name) {
    return source.hasNonNull(name);
  }

  @Nullable String text(String name) {
    return has(name) ? source.get(name).asText() : null;
  }

  String textOr(String name, String absent) {
    String text = text(name);
    return text == null ? absent : text;
  }

  @Nullable Integer integer(String name) {
    return has(name) ? (Integer) source.get(name).asInt() : null;
  }

  int integerOr(String name, int absent) {
    return source.path(name).asInt(absent);
  }

  @Nullable Long whole(String name) {
    return has(name) ? (Long) source.get(name).asLong() : null;
  }

  @Nullable Double number(String name) {
    return has(name) ? (Double) source.get(name).asDouble() : null;
  }

  double numberOr(String name, double absent) {
    return source.path(name).asDouble(absent);
  }

  /** A field with one value or many: Elasticsearch stores both alike. */
  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    JsonNode values = source.path(name);
    if (values.isTextual()) {
      texts.add(values.asText());
    }
    values.forEach(value -> texts.add(value.asText()));
    return texts;
  }

  List<Double> numbers(String name) {
    List<Double> numbers = new ArrayList<>();
    source.path(name).forEach(value -> numbers.add(value.asDouble()));
    return numbers;
  }

  @Nullable ByteBuffer bytes(String name) {
    try {
      return has(name) ? ByteBuffer.wrap(source.get(name).binaryValue()) : null;
    } catch (IOException e) {
      throw new UncheckedIOException("reading field \"%s\"".formatted(name), e);
    }
  }
}
