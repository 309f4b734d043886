package dev.recommender.training;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/** Everything that is logged until it is closed: messages, keys and causes. */
final class CapturedLog extends AbstractAppender implements AutoCloseable {
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final Logger root = (Logger) LogManager.getRootLogger();

  CapturedLog() {
    super("captured", null, null, true, Property.EMPTY_ARRAY);
    start();
    root.addAppender(this);
  }

  @Override
  public void append(LogEvent event) {
    Map<String, String> keys = event.getContextData().toMap();
    StringBuilder line = new StringBuilder(event.getMessage().getFormattedMessage() + keys);
    for (Throwable e = event.getThrown(); e != null; e = e.getCause()) {
      line.append(' ').append(e);
    }
    lines.add(line.toString());
  }

  String text() {
    return String.join("\n", lines);
  }

  @Override
  public void close() {
    root.removeAppender(this);
    stop();
  }
}
