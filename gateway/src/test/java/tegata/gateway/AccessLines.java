package tegata.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** The lines of アクセスログ from now on, by name. */
final class AccessLines implements AutoCloseable {
  private final BlockingQueue<Map<String, String>> lines = new LinkedBlockingQueue<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger("tegata.access");
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          lines.add(
              event.getKeyValuePairs().stream()
                  .collect(Collectors.toMap(pair -> pair.key, pair -> String.valueOf(pair.value))));
        }
      };

  AccessLines() {
    appender.start();
    logger.addAppender(appender);
  }

  /** The next line; waits for it. */
  Map<String, String> next() throws InterruptedException {
    Map<String, String> line = lines.poll(20, TimeUnit.SECONDS);
    assertThat(line).as("a line of the access log").isNotNull();
    return line;
  }

  /** The line of one request; waits for it, and passes over the others. */
  Map<String, String> of(String request) throws InterruptedException {
    Map<String, String> line = next();
    while (!line.get("request").equals(request)) {
      line = next();
    }
    return line;
  }

  /** How many there are. */
  int count() {
    return lines.size();
  }

  /** Whether there are that many before the time is over. */
  boolean reach(int count, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (lines.size() < count && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    return lines.size() >= count;
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  void clear() {
    lines.clear();
  }

  @Override
  public void close() {
    logger.detachAppender(appender);
  }
}
