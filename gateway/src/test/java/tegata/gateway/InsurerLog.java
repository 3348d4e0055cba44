package tegata.gateway;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What the gateway logs of insurers, from now on. */
final class InsurerLog implements AutoCloseable {
  private final Logger logger = (Logger) LoggerFactory.getLogger("tegata.gateway.insurer.Insurers");
  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

  InsurerLog() {
    appender.start();
    logger.addAppender(appender);
  }

  List<String> lines() {
    return List.copyOf(appender.list).stream()
        .map(event -> event.getLevel() + " " + event.getFormattedMessage())
        .toList();
  }

  @Override
  public void close() {
    logger.detachAppender(appender);
  }
}
