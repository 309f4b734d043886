package dev.recommender.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** The schedule as the operator knows it: no time before it was seen is due. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScheduleStatus(
    @JsonPropertyDescription("The five cron fields.") String cron,
    @JsonPropertyDescription("Time zone of the fields.") String timeZone,
    @JsonPropertyDescription("When the operator first saw this schedule.") String since) {}
