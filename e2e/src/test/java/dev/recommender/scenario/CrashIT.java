package dev.recommender.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recommender.api.RecommenderModel;
import dev.recommender.api.RecommenderModelStatus;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * Ends the operator's process before and after every write that it sends out, to Kubernetes and to
 * Elasticsearch, starts a new one each time, and compares the end with that of an undisturbed life:
 * train, train again, prune, delete; in the long form also a failed run, a rejection, its
 * acceptance, and a roll-back.
 */
class CrashIT {
  private static final Duration STILL = Duration.ofMillis(1500);

  /** What is applied, and how the resource stands when all of it is in effect. */
  private record Phase(ModelYaml model, int live, String reason) {}

  @Test
  void reachesTheSameEndAsAnUndisturbedLife() throws Exception {
    try (World world = World.start("crash");
        var killer = new Killer(world);
        var proxy = new ElasticsearchProxy(world.elasticsearch(), killer)) {
      Path data = SmallDataset.write(world.newFolder());
      Set<String> jobs = recordJobs(world);
      world.local().platform().intercept(killer);

      List<Map<String, Object>> undisturbed = new ArrayList<>();
      for (Phase phase : phases(world.yaml("calm", proxy.uri(), data))) {
        world.apply(phase.model().yaml());
        killer.reviveUntil(() -> isInEffect(world, phase));
        undisturbed.add(settled(world, killer, phase, jobs));
      }
      remove(world, killer, "calm");

      killer.arm();
      for (Phase phase : phases(world.yaml("crashed", proxy.uri(), data))) {
        Map<String, Object> expected = undisturbed.removeFirst();
        world.apply(phase.model().yaml());
        killer.reviveUntil(
            () -> isInEffect(world, phase) && end(world, "crashed", jobs).equals(expected));
      }
      remove(world, killer, "crashed");
      System.out.printf(
          "the operator was ended %d times, at %d different writes%n",
          killer.kills(), killer.writes().size());
      assertThat(killer.writesOnlyEndedOnOneSide()).isEmpty();
      assertThat(killer.kills()).isGreaterThan(40);
    }
  }

  /**
   * Train, and train again until the first version is pruned; in the long form also fail, reject,
   * accept and pin.
   */
  private static List<Phase> phases(ModelYaml model) {
    boolean isLong = Boolean.getBoolean("long");
    ModelYaml first = model.with(more(isLong ? 1 : 0, ""));
    List<Phase> phases = new ArrayList<>();
    phases.add(new Phase(first, 1, "Serving"));
    phases.add(new Phase(first.withTraining("seed: 2"), 2, "Serving"));
    if (isLong) {
      phases.add(
          new Phase(
              first.withTraining("seed: 2").withDataset("file:///no/such/folder"),
              2,
              "DatasetNotFound"));
      ModelYaml third = first.withTraining("seed: 3");
      phases.add(new Phase(third.with(more(1, "evaluation: threshold: '0.99'")), 2, "Rejected"));
      phases.add(new Phase(third, 4, "Serving"));
      phases.add(new Phase(third.with(more(1, "serving: version: 2")), 2, "Serving"));
      phases.add(new Phase(third, 4, "Serving"));
    }
    return phases;
  }

  private static String more(int retained, String line) {
    return """
    serving: retainedVersions: %d
    evaluation: mustBeatBaseline: false
    elasticsearch: deletionPolicy: Delete
    %s
    """
        .formatted(retained, line);
  }

  private static boolean isInEffect(World world, Phase phase) {
    RecommenderModel model = world.model(phase.model().name()).require();
    RecommenderModelStatus status = model.getStatus();
    return status != null
        && model.getMetadata().getGeneration().equals(status.observedGeneration())
        && Integer.valueOf(phase.live()).equals(status.liveVersion())
        && status.conditions().stream()
            .anyMatch(c -> c.getType().equals("Ready") && c.getReason().equals(phase.reason()));
  }

  /** The state of the world once it no longer changes. */
  private static Map<String, Object> settled(
      World world, Killer killer, Phase phase, Set<String> jobs) throws Exception {
    String name = phase.model().name();
    List<Map<String, Object>> last = new ArrayList<>(List.of(end(world, name, jobs)));
    killer.reviveUntil(() -> {
      Map<String, Object> before = last.removeFirst();
      LockSupport.parkNanos(STILL.toNanos());
      last.add(end(world, name, jobs));
      return last.getFirst().equals(before) && deployments(world, name).size() == 1;
    });
    return last.getFirst();
  }

  private static void remove(World world, Killer killer, String name) throws Exception {
    world.model(name).delete();
    killer.reviveUntil(() -> world.model(name).get() == null);
    assertThat(indices(world, name)).containsExactly("default.%s-audit".formatted(name));
  }

  /** Everything that can be counted at the end of a life, the name of the resource left out. */
  private static Map<String, Object> end(World world, String name, Set<String> jobs) {
    RecommenderModelStatus status = world.status(name);
    Map<String, Object> end = new TreeMap<>();
    end.put("live", status.liveVersion());
    end.put(
        "versions", status.versions().stream().map(v -> v.version() + " " + v.state()).toList());
    end.put("lastRun", status.lastRun().version() + " " + status.lastRun().outcome());
    end.put(
        "jobsEverMade",
        jobs.stream()
            .filter(job -> job.startsWith(name + "-"))
            .map(job -> job.replaceAll(" .*", "").substring(name.length()))
            .sorted()
            .toList());
    end.put(
        "deployments",
        deployments(world, name).stream().map(d -> d.substring(name.length())).toList());
    end.put("states", statesOfDocuments(world, name));
    end.put(
        "indices", indices(world, name).stream().map(index -> index.replace(name, "")).toList());
    return end;
  }

  private static List<String> deployments(World world, String name) {
    return world
        .client()
        .apps()
        .deployments()
        .inNamespace(world.namespace())
        .withLabel("recommender.dev/model", name)
        .list()
        .getItems()
        .stream()
        .map(d -> d.getMetadata().getName())
        .toList();
  }

  private static Map<Integer, String> statesOfDocuments(World world, String name) {
    Map<Integer, String> states = new TreeMap<>();
    try {
      world.elasticsearch("POST", "/default.%s-versions/_refresh".formatted(name), "");
      JsonNode hits =
          world
              .elasticsearch("GET", "/default.%s-versions/_search".formatted(name), "")
              .at("/hits/hits");
      hits.forEach(
          hit -> states.put(hit.at("/_source/version").asInt(), hit.at("/_source/state").asText()));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    return states;
  }

  private static Set<String> indices(World world, String name) {
    Set<String> names = new TreeSet<>();
    try {
      world
          .elasticsearch("GET", "/default.%s-*/_alias".formatted(name), "")
          .fieldNames()
          .forEachRemaining(names::add);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    return names;
  }

  private static Set<String> recordJobs(World world) {
    Set<String> seen = ConcurrentHashMap.newKeySet();
    world
        .client()
        .batch()
        .v1()
        .jobs()
        .inNamespace(world.namespace())
        .inform(
            new ResourceEventHandler<Job>() {
              @Override
              public void onAdd(Job job) {
                seen.add(job.getMetadata().getName() + " " + job.getMetadata().getUid());
              }

              @Override
              public void onUpdate(Job before, Job after) {}

              @Override
              public void onDelete(Job job, boolean unknown) {}
            });
    return seen;
  }
}
