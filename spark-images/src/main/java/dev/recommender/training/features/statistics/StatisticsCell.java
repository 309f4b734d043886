package dev.recommender.training.features.statistics;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A number for dashboards: {@code count} ratings by {@code people} distinct people, with the sum
 * and mean of their stars, null when none gave stars.
 *
 * @param level how coarse it is; any but the finest of its kind holds what no finer cell shows
 * @param dimensions typed fields that say what is counted
 */
public record StatisticsCell(
    String kind,
    String level,
    Map<String, Object> dimensions,
    long count,
    int people,
    @Nullable Double sum,
    @Nullable Double mean) {}
