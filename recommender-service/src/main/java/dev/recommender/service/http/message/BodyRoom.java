package dev.recommender.service.http.message;

import dev.recommender.service.admission.OverloadedException;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * The part of the heap that bodies may fill while they are read and parsed, shared by all requests;
 * anonymous ones come in any number. Small bodies take little of it.
 */
final class BodyRoom {
  private static final int PART_OF_HEAP = 8;
  private static final int UNITS_OF_LARGEST = 16;

  /** What the largest body becomes: bytes, text and the nodes of as many tokens as are allowed. */
  private static final int LARGEST_PARSED = 8 << 20;

  private final Semaphore units;

  /** Room for one of the largest bodies at least. */
  BodyRoom(long heap) {
    int bodies = Math.clamp(heap / PART_OF_HEAP / LARGEST_PARSED, 1, 1_000);
    this.units = new Semaphore(bodies * UNITS_OF_LARGEST);
  }

  /** Throws {@link OverloadedException} at once when the body has no room. */
  <T> T hold(ServerRequest request, Supplier<T> reading) {
    int needed = units(request);
    if (!units.tryAcquire(needed)) {
      throw new OverloadedException("more bodies than can be held are on their way");
    }
    try {
      return reading.get();
    } finally {
      units.release(needed);
    }
  }

  /** A body that comes in chunks may become as large as any. */
  private static int units(ServerRequest request) {
    long length =
        request
            .headers()
            .first(HeaderNames.CONTENT_LENGTH)
            .map(Long::parseLong)
            .orElse((long) BodyDeadline.LARGEST);
    return Math.clamp(length * UNITS_OF_LARGEST / BodyDeadline.LARGEST + 1, 1, UNITS_OF_LARGEST);
  }
}
