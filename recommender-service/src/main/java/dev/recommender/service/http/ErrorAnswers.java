package dev.recommender.service.http;

import dev.recommender.service.admission.OverloadedException;
import dev.recommender.service.datacatalogue.CatalogueUnavailableException;
import dev.recommender.service.http.message.Json;
import dev.recommender.service.http.message.Problem;
import dev.recommender.service.http.message.ProblemException;
import dev.recommender.service.http.message.RequestIds;
import dev.recommender.service.people.PeopleBusyException;
import dev.recommender.service.people.PeopleUnavailableException;
import dev.recommender.service.people.PseudonymKeyChangedException;
import dev.recommender.service.rights.UnfinishedException;
import io.helidon.http.DirectHandler;
import io.helidon.http.HttpException;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.ErrorHandler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever ends a request into a problem; what nobody expected is logged here, once. */
final class ErrorAnswers implements ErrorHandler<Throwable>, DirectHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);

  @Override
  public void handle(ServerRequest request, ServerResponse response, Throwable error) {
    Json.send(request, response, problem(request, response, error));
  }

  /** For requests so malformed that no route sees them. */
  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType eventType,
      Status defaultStatus,
      ServerResponseHeaders headers,
      String message) {
    return TransportResponse.builder()
        .status(defaultStatus)
        .headers(headers)
        .header(Json.PROBLEM)
        .header(RequestIds.HEADER, RequestIds.made())
        .entity(Json.bytes(plain(defaultStatus).members()))
        .keepAlive(false)
        .build();
  }

  static DirectHandlers direct() {
    DirectHandlers.Builder handlers = DirectHandlers.builder();
    for (EventType type : EventType.values()) {
      handlers.addHandler(type, new ErrorAnswers());
    }
    return handlers.build();
  }

  private static Problem problem(ServerRequest request, ServerResponse response, Throwable error) {
    return switch (error) {
      case ProblemException expected -> expected.problem();
      case OverloadedException overloaded -> overloaded(overloaded);
      case PeopleBusyException busy -> overloaded(busy);
      case PeopleUnavailableException away ->
          Problem.unavailable(
              "people-unavailable", "Store of people away", String.valueOf(away.getMessage()));
      case UnfinishedException unfinished ->
          Problem.unavailable(
              "unfinished", "Not finished", String.valueOf(unfinished.getMessage()));
      case PseudonymKeyChangedException changed ->
          Problem.unavailable(
              "pseudonym-key-changed",
              "Pseudonym key changed",
              String.valueOf(changed.getMessage()));
      case CatalogueUnavailableException away ->
          Problem.unavailable(
              "catalogue-unavailable", "Data catalogue away", String.valueOf(away.getMessage()));
      case HttpException refused when refused.status().code() < 500 -> plain(refused.status());
      default -> {
        // Neither path nor query: they may hold a user id or a title.
        LOG.atError()
            .setCause(error)
            .addKeyValue("route", request.matchingPattern().orElse("none"))
            .addKeyValue("requestId", RequestIds.of(response))
            .log("request failed unexpectedly");
        yield Problem.internal();
      }
    };
  }

  private static Problem overloaded(Throwable reason) {
    return Problem.unavailable("overloaded", "Overloaded", String.valueOf(reason.getMessage()));
  }

  private static Problem plain(Status status) {
    return switch (status.code()) {
      case 413 ->
          Problem.of(413, "body-too-large", "Body too large", "the body has more than 1 MiB");
      case 414 ->
          Problem.of(414, "uri-too-long", "URI too long", "the first line has more than 16 KiB");
      default -> status.code() >= 500 ? Problem.internal() : malformed(status);
    };
  }

  private static Problem malformed(Status status) {
    return Problem.of(
        status.code(),
        "malformed-request",
        "Malformed request",
        "the request cannot be read as HTTP, or not within the limits of this service");
  }
}
