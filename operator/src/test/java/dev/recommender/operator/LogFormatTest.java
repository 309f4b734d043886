package dev.recommender.operator;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogFormatTest {
  @Test
  void writesOneJsonObjectWithTheFieldNamesOfEcs() throws Exception {
    String line = line("json");
    JsonNode event = new ObjectMapper().readTree(line);
    assertThat(line).endsWith("}\n").doesNotContain("\n{");
    assertThat(event.path("message").asText()).isEqualTo("step done");
    assertThat(event.path("log.level").asText()).isEqualTo("INFO");
    assertThat(event.path("service.name").asText()).isEqualTo("recommender-operator");
    assertThat(event.path("namespace").asText()).isEqualTo("default");
    assertThat(event.path("modelVersion").asText()).isEqualTo("7");
    assertThat(event.hasNonNull("@timestamp")).isTrue();
  }

  @Test
  void writesTextForPeopleByDefault() throws Exception {
    assertThat(line("text")).contains("INFO  ", "step done", "namespace=\"default\"");
  }

  private static String line(String format) throws JoranException {
    var context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    context.putProperty("LOG_FORMAT", format);
    var configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(LogFormatTest.class.getResource("/logback.xml"));
    var root = context.getLogger("ROOT");
    var console = (ConsoleAppender<ILoggingEvent>) root.getAppender("STDOUT");
    var seen = new Recorder();
    seen.setContext(context);
    seen.start();
    root.detachAppender(console);
    root.addAppender(seen);
    context
        .getLogger("test")
        .atInfo()
        .addKeyValue("namespace", "default")
        .addKeyValue("modelVersion", 7)
        .log("step done");
    return new String(console.getEncoder().encode(seen.events.getFirst()), StandardCharsets.UTF_8);
  }

  private static final class Recorder extends AppenderBase<ILoggingEvent> {
    private final List<ILoggingEvent> events = new ArrayList<>();

    @Override
    protected void append(ILoggingEvent event) {
      events.add(event);
    }
  }
}
