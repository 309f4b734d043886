package dev.recommender.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.stream.Stream;

/**
 * For each rule of the definition a change of a valid resource that it accepts and one that it
 * refuses.
 */
final class RuleExamples {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * A patch on the smallest valid resource, and what a refusal must say; an empty text means
   * accepted.
   */
  record Example(String patch, String refusedWith) {
    ObjectNode resource() {
      return merge(smallest(), Serialization.unmarshal(patch, JsonNode.class));
    }
  }

  private RuleExamples() {}

  static ObjectNode smallest() {
    return MAPPER.valueToTree(
        Serialization.unmarshal(
            """
            apiVersion: recommender.dev/v1alpha1
            kind: RecommenderModel
            metadata: {name: movies, namespace: default}
            spec:
              dataset: {uri: 'file:///data/ml-latest-small'}
              elasticsearch: {url: 'http://elasticsearch:9200'}
            """,
            JsonNode.class));
  }

  private static final String DECIMAL = "must be a decimal number in quotes";
  private static final String DURATION = "must be a duration such as";

  static Stream<Example> all() {
    return Stream.of(accepted(), refused()).flatMap(List::stream);
  }

  static List<Example> accepted() {
    return Stream.of(
            "metadata: {name: movies-2}",
            "spec: {dataset: {uri: 's3a://bucket/ml-25m'}}",
            "spec: {dataset: {uri: 'https://example.org/ml.zip', sha256: '%s'}}"
                .formatted("0a".repeat(32)),
            "spec: {dataset: {sha256: ''}}",
            "spec: {training: {regParam: '0.1', timeout: 1h30m, schedule: '0 3 * * *', staleAfter: 26h}}",
            "spec: {training: {feedback: Implicit, implicit: {positiveRating: '4', alpha: '10.5'}}}",
            "spec: {training: {feedback: Explicit, implicit: null}, evaluation: {metric: Rmse, threshold: '1.2'}}",
            "spec: {training: {sparkConf: {spark.sql.shuffle.partitions: '8', spark.executor.memory: 2g}}}",
            "spec: {evaluation: {threshold: '1.0', metric: NdcgAt10}}",
            "spec: {training: {feedback: Explicit}, evaluation: {threshold: '1.5'}}",
            "spec: {training: {driver: {cpu: 500m, memory: 2Gi}, executors: {cpu: '1.5', memory: 512Mi}}}",
            "spec: {elasticsearch: {url: 'https://es.example:9200', indexPrefix: team.movies}}",
            "spec: {elasticsearch: {url: 'https://[fd00::1]:9200/behind/a-proxy/'}}",
            "spec: {elasticsearch: {url: 'http://10.0.0.1'}}",
            "spec: {serving: {replicas: 3, autoscaling: null, version: null}}",
            "spec: {serving: {autoscaling: {minReplicas: 2, maxReplicas: 2}}}")
        .map(patch -> new Example(patch, ""))
        .toList();
  }

  static List<Example> refused() {
    return List.of(
        new Example(
            "metadata: {name: %s}".formatted("m".repeat(41)), "at most 40 lower-case letters"),
        new Example("metadata: {name: 1movies}", "begin with a letter"),
        new Example("spec: {dataset: {uri: /data}}", "must begin with file://, s3a:// or https://"),
        new Example(
            "spec: {dataset: {sha256: '%s'}}".formatted("0a".repeat(32)),
            "sha256 is the hash of an archive"),
        new Example("spec: {dataset: {sha256: xyz}}", "must be empty or 64 hexadecimal digits"),
        new Example("spec: {training: {regParam: '-1'}}", DECIMAL),
        new Example("spec: {training: {regParam: '0'}}", "regParam must be above 0"),
        new Example("spec: {training: {implicit: {alpha: much}}}", DECIMAL),
        new Example("spec: {training: {implicit: {positiveRating: '3,5'}}}", DECIMAL),
        new Example("spec: {training: {implicit: {positiveRating: '7'}}}", "must be from 0.5 to 5"),
        new Example("spec: {dataset: {contract: {maxDrift: some}}}", DECIMAL),
        new Example("spec: {dataset: {contract: {maxAge: 30d}}}", "must be empty or a duration"),
        new Example("spec: {training: {timeout: soon}}", DURATION),
        new Example("spec: {training: {timeout: ''}}", DURATION),
        new Example("spec: {training: {schedule: daily}}", "five cron fields"),
        new Example(
            "spec: {training: {schedule: '0 3 * * *', staleAfter: '26'}}",
            "must be empty or a duration"),
        new Example("spec: {training: {staleAfter: 26h}}", "staleAfter needs a schedule"),
        new Example(
            "spec: {training: {feedback: Explicit, implicit: {alpha: '1'}}}",
            "only allowed with feedback Implicit"),
        new Example(
            "spec: {training: {sparkConf: {spark.master: local}}}",
            "only keys of memory, shuffle, sql"),
        new Example("spec: {evaluation: {metric: Rmse}}", "Rmse needs training.feedback Explicit"),
        new Example("spec: {evaluation: {threshold: '1.5'}}", "must be between 0 and 1"),
        new Example(
            "spec: {training: {feedback: Explicit}, evaluation: {metric: NdcgAt10, threshold: '1.5'}}",
            "must be between 0 and 1"),
        new Example("spec: {training: {driver: {cpu: two}}}", "must be a Kubernetes quantity"),
        new Example(
            "spec: {training: {executors: {memory: 4GB}}}", "must be a Kubernetes quantity"),
        new Example("spec: {evaluation: {threshold: high}}", DECIMAL),
        new Example(
            "spec: {elasticsearch: {url: 'elasticsearch:9200'}}",
            "must be http:// or https://, a host, and at most a port and a path"),
        new Example("spec: {elasticsearch: {indexPrefix: Movies}}", "must be lower-case letters"),
        new Example(
            "spec: {serving: {replicas: 2, autoscaling: {minReplicas: 1, maxReplicas: 2}}}",
            "exclude each other"),
        new Example(
            "spec: {serving: {autoscaling: {minReplicas: 3, maxReplicas: 2}}}",
            "minReplicas must not be above"));
  }

  private static ObjectNode merge(ObjectNode base, JsonNode patch) {
    patch
        .properties()
        .forEach(field -> {
          JsonNode old = base.get(field.getKey());
          boolean both = old instanceof ObjectNode && field.getValue().isObject();
          base.set(
              field.getKey(), both ? merge((ObjectNode) old, field.getValue()) : field.getValue());
        });
    return base;
  }
}
