package dev.recommender.service.http.movie;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.recommender.service.http.message.Json;
import dev.recommender.service.http.message.Query;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * {@code GET /openapi}: the contract as it is written, or as JSON for those who accept that only.
 */
public final class ContractRoutes {
  private static final String DOCUMENT = "/openapi.yaml";
  private static final Header YAML =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "application/yaml");
  private static final Header VARY = HeaderValues.createCached(HeaderNames.VARY, "Accept");

  private final byte[] yaml;
  private final byte[] json;

  public ContractRoutes() {
    try (InputStream document = ContractRoutes.class.getResourceAsStream(DOCUMENT)) {
      this.yaml = Objects.requireNonNull(document, "the contract is packed").readAllBytes();
      this.json = Json.bytes(new YAMLMapper().readTree(yaml));
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + DOCUMENT, e);
    }
  }

  public void contract(ServerRequest request, ServerResponse response) {
    var _ = new Query(request);
    response.headers().add(VARY);
    if (asksForJson(request)) {
      response.header(HeaderValues.CONTENT_TYPE_JSON);
      Json.send(request, response, json);
    } else {
      response.header(YAML);
      Json.send(request, response, yaml);
    }
  }

  private static boolean asksForJson(ServerRequest request) {
    String accepted = String.join(",", request.headers().values(HeaderNames.ACCEPT));
    List<String> types =
        Arrays.stream(accepted.split(",", -1)).map(type -> type.split(";", 2)[0].strip()).toList();
    return types.contains("application/json") && !types.contains("application/yaml");
  }
}
