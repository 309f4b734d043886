package dev.recommender.training.people;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.TransportException;
import co.elastic.clients.transport.TransportUtils;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recommender.training.failure.RunFailure;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client of Elasticsearch whose calls wait out short outages and fail with a named reason. */
public final class ElasticsearchConnection implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ElasticsearchConnection.class);
  private static final Duration START_PATIENCE = Duration.ofSeconds(30);

  /** Enough for a minute's absence of Elasticsearch, with the time that its shards take. */
  public static final Duration RUN_PATIENCE = Duration.ofSeconds(90);

  private static final int CONFLICT = 409;

  private final ElasticsearchSettings settings;
  private final ElasticsearchClient client;
  private final Duration patience;

  public ElasticsearchConnection(ElasticsearchSettings settings) {
    this(settings, RUN_PATIENCE);
  }

  /** The patience is for calls in the middle of a run. */
  public ElasticsearchConnection(ElasticsearchSettings settings, Duration patience) {
    this.settings = settings;
    this.client = client(settings);
    this.patience = patience;
  }

  private static ElasticsearchClient client(ElasticsearchSettings settings) {
    return ElasticsearchClient.of(config -> {
      config.host(settings.url()).jsonMapper(new JacksonJsonpMapper(new ObjectMapper()));
      if (settings.apiKey() != null) {
        config.apiKey(settings.apiKey());
      } else if (settings.username() != null && settings.password() != null) {
        config.usernameAndPassword(settings.username(), settings.password());
      }
      if (settings.caFile() != null) {
        config.sslContext(trusting(settings.caFile()));
      }
      return config;
    });
  }

  private static javax.net.ssl.SSLContext trusting(String caFile) {
    try {
      return TransportUtils.sslContextFromHttpCaCrt(new File(caFile));
    } catch (IOException e) {
      throw RunFailure.configuration(
          "InvalidArgument",
          "reading ELASTICSEARCH_CA_FILE \"%s\": %s, expected a PEM file"
              .formatted(caFile, e.getMessage()));
    }
  }

  /** A call to Elasticsearch. */
  public interface Call<T> {
    T on(ElasticsearchClient client) throws IOException;
  }

  /** The first call, for an Elasticsearch that may still be starting. */
  public <T> T first(String what, Call<T> call) {
    return retrying(what, START_PATIENCE, call);
  }

  /** A call that may be repeated without harm: outages and overload are waited out. */
  public <T> T repeatable(String what, Call<T> call) {
    return retrying(what, patience, call);
  }

  /** A call that must be sent only once, such as a create. */
  public <T> T once(String what, Call<T> call) {
    try {
      return call.on(client);
    } catch (IOException | ElasticsearchException e) {
      throw failure(what, e);
    }
  }

  private <T> T retrying(String what, Duration patience, Call<T> call) {
    Backoff backoff = new Backoff(patience);
    while (true) {
      try {
        return call.on(client);
      } catch (IOException | ElasticsearchException e) {
        if (!passing(e) || !backoff.pause()) {
          throw failure(what, e);
        }
      }
    }
  }

  private static boolean passing(Exception e) {
    return switch (e) {
      case ElasticsearchException answer ->
          !ElasticsearchFailures.readOnly(answer.error().type(), answer.status())
              && (ElasticsearchFailures.passing(answer.status()) || answer.status() == CONFLICT);
      case TransportException odd ->
          odd.statusCode() == 0
              || odd.statusCode() == 200
              || ElasticsearchFailures.passing(odd.statusCode());
      default -> true;
    };
  }

  private RunFailure failure(String what, Exception e) {
    return ElasticsearchFailures.of(what, settings.url(), e);
  }

  /** Nothing depends on it any more, so a failure to close is none of the run. */
  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      LOG.atWarn().addKeyValue("cause", e).log("connection not closed");
    }
  }
}
