package dev.recommender.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How and when a version is trained. */
@ValidationRule(
    value = "!has(self.implicit) || !has(self.feedback) || self.feedback == 'Implicit'",
    message = "implicit is only allowed with feedback Implicit")
@ValidationRule(
    value =
        "!has(self.regParam) || !self.regParam.matches('^[0-9]+([.][0-9]+)?$') || double(self.regParam) > 0.0",
    message = "regParam must be above 0")
@ValidationRule(
    value =
        "!has(self.staleAfter) || self.staleAfter == '' || (has(self.schedule) && self.schedule != '')",
    message = "staleAfter needs a schedule")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrainingSpec(
    @Default("Implicit")
        @JsonPropertyDescription(
            "Implicit ranks best; Explicit predicts stars. A change starts a run.")
        Feedback feedback,
    @Default("64")
        @Min(1)
        @Max(512)
        @JsonPropertyDescription("Number of latent factors. A change starts a run.")
        Integer rank,
    @Default("15")
        @Min(1)
        @Max(200)
        @JsonPropertyDescription("Iterations of alternating least squares. A change starts a run.")
        Integer maxIter,
    @Size(max = 16)
        @ValidationRule(
            value = "self.matches('^[0-9]+([.][0-9]+)?$')",
            message = "must be a decimal number in quotes, such as \"0.05\"")
        @JsonPropertyDescription(
            "Regularisation, scaled by the number of ratings; default 0.05 for Implicit and 0.15 for Explicit. A change starts a run.")
        @Nullable String regParam,
    @JsonPropertyDescription(
            "Parameters of implicit feedback; only with feedback Implicit. A change starts a run.")
        @Nullable ImplicitSpec implicit,
    @Default("42") @JsonPropertyDescription("Seed of everything random. A change starts a run.")
        Long seed,
    @Default("{}") @JsonPropertyDescription("Hyper-parameter search. A change starts a run.")
        SearchSpec search,
    @Default("\"\"")
        @Size(max = 100)
        @ValidationRule(
            value = "self == '' || self.matches('^[^ ]+( [^ ]+){4}$')",
            message = "must be empty or five cron fields, such as \"0 3 * * *\"")
        @JsonPropertyDescription(
            "Cron schedule of runs, in timeZone; empty: only on change or runNonce. Missed runs are made up for by one; times before the schedule was applied start none. A change applies to the next run.")
        String schedule,
    @Default("Etc/UTC")
        @Size(max = 64)
        @JsonPropertyDescription(
            "Time zone of the schedule, as in the IANA database. A change applies to the next run.")
        String timeZone,
    @Default("\"\"")
        @Size(max = 253)
        @JsonPropertyDescription(
            "Any text; change it to train now, instead of a run that works. A change starts a run.")
        String runNonce,
    @Default("false")
        @JsonPropertyDescription(
            "Stops training only: a run that works may end, none is started, one that was due is made up for later. A change applies to the next run.")
        Boolean suspend,
    @Default("2h")
        @Size(max = 16)
        @ValidationRule(
            value = "self.matches('^([0-9]+h)?([0-9]+m)?([0-9]+s)?$') && self != ''",
            message = "must be a duration such as \"2h\" or \"1h30m\"")
        @JsonPropertyDescription(
            "Longest duration of one run, the wait for its pod included. A change applies to the next run.")
        String timeout,
    @Default("2")
        @Min(0)
        @Max(100)
        @JsonPropertyDescription(
            "Further attempts after a failure that may pass by itself; a broken data set is not tried again before the schedule is due or something is changed. A change applies to the next run.")
        Integer retries,
    @Default("\"\"")
        @Size(max = 16)
        @ValidationRule(
            value = "self.matches('^([0-9]+h)?([0-9]+m)?([0-9]+s)?$')",
            message = "must be empty or a duration such as \"26h\"")
        @JsonPropertyDescription(
            "Age of the live version at which it counts as stale; default: twice the schedule's interval, measured around the training of the version. A change applies to the next run.")
        String staleAfter,
    @Default("{}")
        @JsonPropertyDescription("Resources of the training pod. A change applies to the next run.")
        ComputeSpec driver,
    @Default("{}") @JsonPropertyDescription("Spark executors. A change applies to the next run.")
        ExecutorsSpec executors,
    @Default("{}")
        @ValidationRule(
            value =
                "self.all(k, k.matches('^spark[.](executor[.]memory(Overhead)?|memory[.].+|shuffle[.].+|sql[.].+|dynamicAllocation[.].+)$'))",
            message = "only keys of memory, shuffle, sql and dynamicAllocation are allowed")
        @JsonPropertyDescription(
            "Spark settings of memory, shuffle, SQL and allocation. A change applies to the next run.")
        Map<String, String> sparkConf) {
  /** Fills in the defaults of the schema where a field is missing. */
  public TrainingSpec {
    feedback = feedback == null ? Feedback.Implicit : feedback;
    rank = rank == null ? 64 : rank;
    maxIter = maxIter == null ? 15 : maxIter;
    seed = seed == null ? 42L : seed;
    search = search == null ? SpecDefaults.of(SearchSpec.class) : search;
    schedule = schedule == null ? "" : schedule;
    timeZone = timeZone == null ? "Etc/UTC" : timeZone;
    runNonce = runNonce == null ? "" : runNonce;
    suspend = suspend == null ? false : suspend;
    timeout = timeout == null ? "2h" : timeout;
    retries = retries == null ? 2 : retries;
    staleAfter = staleAfter == null ? "" : staleAfter;
    driver = driver == null ? SpecDefaults.of(ComputeSpec.class) : driver;
    executors = executors == null ? SpecDefaults.of(ExecutorsSpec.class) : executors;
    sparkConf = sparkConf == null ? Map.of() : Map.copyOf(sparkConf);
  }

  /** The regularisation: the given one, or the default of the feedback. */
  public String regParamOrDefault() {
    if (regParam != null) {
      return regParam;
    }
    return feedback == Feedback.Explicit ? "0.15" : "0.05";
  }

  /** The parameters of implicit feedback, defaults where none are given. */
  public ImplicitSpec implicitOrDefault() {
    return implicit == null ? SpecDefaults.of(ImplicitSpec.class) : implicit;
  }
}
