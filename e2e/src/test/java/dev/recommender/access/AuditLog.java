package dev.recommender.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The audit log of an API server: one event a line, the last of which may be half written. */
record AuditLog(Path file) {
  /** Who asked for what, without the contents of anything. */
  static final String POLICY =
      """
      apiVersion: audit.k8s.io/v1
      kind: Policy
      omitStages: [RequestReceived]
      rules: [{level: Metadata}]
      """;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The requests that match, in order; a watch counts twice, when it starts and when it ends. */
  List<Request> requests(Predicate<Request> wanted) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.endsWith("}"))
          .map(AuditLog::event)
          .filter(event -> !event.path("stage").asText().equals("RequestReceived"))
          .map(Request::of)
          .filter(wanted)
          .toList();
    }
  }

  private static JsonNode event(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException("reading an event of the audit log", e);
    }
  }
}
