package dev.recommender.platform.apiserver;

/**
 * Watches requests from within, to count them or to stop their sender at an exact point.
 *
 * <p>Called on the request's own thread, so it may block; several requests run at the same time. An
 * {@link ApiException} thrown before the request is applied becomes its answer.
 */
public interface RequestInterceptor {
  RequestInterceptor NONE = new RequestInterceptor() {};

  /** Before anything of the request is applied. */
  default void beforeApplied(ApiCall call) {}

  /** After the request was applied, or refused, and before its answer is sent. */
  default void afterApplied(ApiCall call, int status) {}
}
