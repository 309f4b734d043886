package dev.recommender.service.elasticsearch;

import static java.nio.charset.StandardCharsets.UTF_8;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;

/** Elasticsearch as JSON in, JSON out; every failure is an {@link ElasticsearchException}. */
public final class JsonClient implements AutoCloseable {
  private static final int NOT_FOUND = 404;
  private static final ContentType NDJSON = ContentType.create("application/x-ndjson", UTF_8);

  private final ObjectMapper json = new ObjectMapper();
  private final Rest5Client client;
  private final String where;

  JsonClient(Rest5Client client, String where) {
    this.client = client;
    this.where = where;
  }

  ObjectNode object() {
    return json.createObjectNode();
  }

  /** The source of a document, in real time; empty when there is no such document. */
  Optional<JsonNode> source(String index, String id, String... fields) {
    Request request = new Request("GET", "/" + index + "/_doc/" + id);
    if (fields.length > 0) {
      request.addParameter("_source_includes", String.join(",", fields));
    }
    JsonNode document = answer(request);
    return document.path("found").asBoolean()
        ? Optional.of(document.path("_source"))
        : Optional.empty();
  }

  /** The answer to a search of all shards; one from a part of them is refused. */
  JsonNode search(String path, ObjectNode search) {
    JsonNode answer = post(path, search);
    if (answer.path("timed_out").asBoolean() || answer.at("/_shards/failed").asInt() > 0) {
      throw new ElasticsearchException("Elasticsearch answered only in part to " + path);
    }
    return answer;
  }

  JsonNode post(String path, ObjectNode body) {
    Request request = new Request("POST", path);
    request.setJsonEntity(body.toString());
    return answer(request);
  }

  JsonNode delete(String path, ObjectNode body) {
    Request request = new Request("DELETE", path);
    request.setJsonEntity(body.toString());
    return answer(request);
  }

  /** Makes searches see everything written so far. */
  void refresh(String index) {
    JsonNode _ = answer(new Request("POST", "/" + index + "/_refresh"));
  }

  /**
   * Sends lines of actions, at most a few thousand, and returns what came of each, in order. A lost
   * answer makes it send them once more: every action must be harmless when repeated.
   */
  JsonNode bulk(String parameters, String lines) {
    Request request = new Request("POST", "/_bulk" + parameters);
    request.setEntity(new StringEntity(lines, NDJSON));
    return answer(request).path("items");
  }

  /**
   * Sends operations of a bulk request, lines of JSON, one time only: throws {@link IOException}
   * when the connection broke, so that nobody knows whether they arrived.
   */
  JsonNode bulkOnce(String index, String lines) throws IOException {
    Request request = new Request("POST", "/" + index + "/_bulk");
    request.setEntity(new StringEntity(lines, NDJSON));
    try {
      return attempt(request);
    } catch (SocketTimeoutException e) {
      throw unanswered(e);
    }
  }

  ElasticsearchException unanswered(Exception e) {
    return new ElasticsearchException(
        "Elasticsearch at %s does not answer: %s".formatted(where, e.getMessage()), e);
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw new ElasticsearchException("closing the connection to " + where, e);
    }
  }

  private JsonNode answer(Request request) {
    try {
      return attempt(request);
    } catch (SocketTimeoutException e) {
      throw unanswered(e);
    } catch (IOException e) {
      // A kept connection may have died unnoticed; what comes here may be repeated, so ask
      // again.
      return secondAttempt(request);
    }
  }

  private JsonNode secondAttempt(Request request) {
    try {
      return attempt(request);
    } catch (IOException e) {
      throw unanswered(e);
    }
  }

  private JsonNode attempt(Request request) throws IOException {
    try {
      return parsed(request, client.performRequest(request));
    } catch (ResponseException e) {
      return parsed(request, e.getResponse());
    } catch (RuntimeException e) {
      // The client wraps what is no IOException: no connection became free, or we were interrupted.
      if (e.getCause() instanceof TimeoutException timeout) {
        throw unanswered(timeout);
      }
      if (e.getCause() instanceof InterruptedException interrupted) {
        throw unanswered(interrupted);
      }
      throw e;
    }
  }

  private JsonNode parsed(Request request, Response response) throws IOException {
    JsonNode body = body(response);
    // A missing document is an answer, a missing index is not.
    boolean absent = response.getStatusCode() == NOT_FOUND && body.has("found");
    if (response.getStatusCode() >= 300 && !absent) {
      String reason = body.path("error").path("reason").asText("no reason given");
      throw new ElasticsearchException(refusal(request, response, reason));
    }
    return body;
  }

  private JsonNode body(Response response) throws IOException {
    if (response.getEntity() == null) {
      return json.missingNode();
    }
    try (InputStream content = response.getEntity().getContent()) {
      return json.readTree(content);
    }
  }

  private String refusal(Request request, Response response, String reason) {
    // The path of a document holds a pseudonym, which no message may carry.
    String path = request.getEndpoint().replaceFirst("/_doc/.*", "/_doc/…");
    return "Elasticsearch at %s answered %d to %s: %s"
        .formatted(where, response.getStatusCode(), path, reason);
  }
}
