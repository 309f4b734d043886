package dev.recommender.operator.reconcile;

import dev.recommender.operator.indices.IndicesException;
import dev.recommender.operator.lifecycle.LifeCycle;
import dev.recommender.operator.lifecycle.NextStep;
import dev.recommender.operator.lifecycle.Observation;
import dev.recommender.operator.lifecycle.Problem;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a pass has done: the first step that was not refused.
 *
 * @param seen what was observed; what was refused before is among its problems
 */
record Attempt(NextStep step, Observation seen) {
  private static final int MOST_REFUSED = 8;

  /** Acts; what is refused does not hold up what does not need it. */
  static Attempt of(Observation seen, Consumer<NextStep> act) {
    Set<NextStep> refused = new HashSet<>();
    List<Problem> problems = new ArrayList<>();
    while (refused.size() < MOST_REFUSED) {
      Observation known = seen.with(problems);
      NextStep step = LifeCycle.next(known, refused);
      Optional<Problem> problem = problem(step, act);
      if (problem.isEmpty()) {
        return new Attempt(step, known);
      }
      refused.add(step);
      problems.add(problem.get());
    }
    return new Attempt(new NextStep.Idle(), seen.with(problems));
  }

  private static Optional<Problem> problem(NextStep step, Consumer<NextStep> act) {
    try {
      act.accept(step);
      return Optional.empty();
    } catch (IndicesException e) {
      return problem(step, "Elasticsearch" + e.reason(), e);
    } catch (NameTakenException e) {
      return problem(step, "NameTaken", e);
    } catch (ContestedException e) {
      return problem(step, "ObjectContested", e);
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      return problem(step, "InvalidSpec", e);
    } catch (KubernetesClientException e) {
      if (!isRefusal(e)) {
        throw e;
      }
      return problem(step, "Refused", e);
    }
  }

  // A webhook that fails is a 500; without a code no API server has answered.
  private static boolean isRefusal(KubernetesClientException e) {
    return e.getCode() >= HttpURLConnection.HTTP_BAD_REQUEST
        && e.getCode() != HttpURLConnection.HTTP_CONFLICT
        && !Terminating.refuses(e);
  }

  private static Optional<Problem> problem(NextStep step, String reason, RuntimeException e) {
    return Optional.of(new Problem(reason, String.valueOf(e.getMessage()), step.whenRefused()));
  }
}
