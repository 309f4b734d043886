package dev.recommender.load;

/**
 * What came back for a request.
 *
 * @param body shared with nobody; to be left as it is
 * @param retryAfter whether it says when to ask again
 * @param closes whether the server ends the connection after it
 */
@SuppressWarnings("ArrayRecordComponent")
public record Answer(int status, byte[] body, boolean retryAfter, boolean closes) {}
