package dev.recommender.training.clean;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import scala.Tuple2;

/**
 * Reads a part of the ratings: rows by pseudonym, a window at a time, then a report. A raw user id
 * goes no further than this.
 */
final class ChunkIterator implements Iterator<Tuple2<String, Shuffled>> {
  /** Bounds memory; rows of one person mostly lie together, so most are in one window. */
  static final int WINDOW = 1 << 16;

  private final Iterator<String> lines;
  private final Cleaning cleaning;
  private final RatingParser parser;
  private final int part;
  private final RejectedRows rejected = new RejectedRows();
  private final Map<String, ChunkBuilder> window = new LinkedHashMap<>();
  private final Deque<Tuple2<String, Shuffled>> ready = new ArrayDeque<>();
  private long index;
  private boolean reported;

  ChunkIterator(Iterator<String> lines, Cleaning cleaning, int part) {
    this.lines = lines;
    this.cleaning = cleaning;
    this.parser = new RatingParser(cleaning);
    this.part = part;
    if (part == 0 && cleaning.format().hasHeader() && lines.hasNext()) {
      lines.next();
      index++;
    }
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && !reported) {
      fill();
    }
    return !ready.isEmpty();
  }

  @Override
  public Tuple2<String, Shuffled> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.removeFirst();
  }

  private void fill() {
    for (int rows = 0; rows < WINDOW && lines.hasNext(); rows++) {
      take(lines.next());
    }
    window.forEach(
        (user, rows) -> ready.add(new Tuple2<>(cleaning.pseudonyms().of(user), rows.build())));
    window.clear();
    if (!lines.hasNext()) {
      ready.add(new Tuple2<>(PartReport.KEY, new PartReport(part, index, rejected)));
      reported = true;
    }
  }

  private void take(String line) {
    long position = LineNumbers.position(part, index++);
    if (line.isEmpty()) {
      return;
    }
    switch (parser.parse(line)) {
      case RatingRow row ->
          window.computeIfAbsent(row.user(), user -> new ChunkBuilder()).add(row, position);
      case Rejection rejection -> rejected.add(rejection, position);
    }
  }
}
