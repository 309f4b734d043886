package dev.recommender.service.http.message;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads bodies of requests: JSON in UTF-8, each member given once, nothing after its end. */
public final class RequestBody {
  private static final int DEEPEST = 16;

  /** Four times what a thousand events have; every one of them becomes a node or a name. */
  private static final int MOST_TOKENS = 60_000;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxTokenCount(MOST_TOKENS)
                          .build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private RequestBody() {}

  /** The JSON of a request; throws {@link ProblemException} when there is none or another type. */
  public static JsonNode json(ServerRequest request) {
    requireType(request, "application/json");
    return BodyDeadline.room(request).hold(request, () -> json(decoded(request)));
  }

  /**
   * The JSON in a text; throws {@link ProblemException} naming the place where it ends being it.
   */
  public static JsonNode json(String text) {
    try {
      JsonNode json = MAPPER.readTree(text);
      if (json.isMissingNode()) {
        throw invalid("the body is empty, expected JSON");
      }
      return json;
    } catch (StreamConstraintsException e) {
      throw invalid(
          "the body is too intricate, expected at most %d tokens, nested at most %d deep"
              .formatted(MOST_TOKENS, DEEPEST));
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      throw invalid(
          at == null
              ? "the body is not JSON"
              : "the body is not JSON at line %d, column %d"
                  .formatted(at.getLineNr(), at.getColumnNr()));
    }
  }

  /** The body as text in UTF-8. */
  public static String text(ServerRequest request) {
    return BodyDeadline.room(request).hold(request, () -> decoded(request));
  }

  private static String decoded(ServerRequest request) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(BodyDeadline.read(request)))
          .toString();
    } catch (CharacterCodingException e) {
      throw invalid("the body is not UTF-8");
    } catch (IOException e) {
      throw invalid("the body could not be read to its end");
    }
  }

  public static void requireType(ServerRequest request, String type) {
    String found =
        request.headers().first(HeaderNames.CONTENT_TYPE).orElse("").toLowerCase(Locale.ROOT);
    if (!found.split(";", 2)[0].strip().equals(type)) {
      throw new ProblemException(
          Problem.of(
              415,
              "unsupported-media-type",
              "Unsupported media type",
              "send the body as Content-Type: " + type));
    }
  }

  /** What is wrong with a body, with the place where. */
  public static ProblemException invalid(String finding) {
    return new ProblemException(Problem.of(400, "invalid-body", "Invalid body", finding));
  }
}
