package tegata.workers.storage;

import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.metrics.ClientMetrics;
import io.vertx.core.spi.metrics.VertxMetrics;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;

/** Times the questions to the tables of records, from their way out to the end of their answer. */
final class TimedStatements implements VertxMetrics {
  private static final Pattern RECORDS =
      Pattern.compile(
          "(?s)\\s*(select|with)\\b.*\\b(expense_notice|medication|treatment|checkup|record_set)\\b.*");

  private final LongAdder nanos = new LongAdder();

  private record Asked(boolean ofRecords, long at) {}

  /** Milliseconds since the last call. */
  double millis() {
    return nanos.sumThenReset() / 1e6;
  }

  @Override
  public ClientMetrics<?, ?, ?> createClientMetrics(
      SocketAddress remote, String type, String namespace) {
    return new ClientMetrics<Asked, Object, Object>() {
      @Override
      public Asked requestBegin(String statement, Object request) {
        return new Asked(RECORDS.matcher(statement).matches(), System.nanoTime());
      }

      @Override
      public void responseEnd(Asked asked) {
        if (asked.ofRecords()) {
          nanos.add(System.nanoTime() - asked.at());
        }
      }
    };
  }
}
