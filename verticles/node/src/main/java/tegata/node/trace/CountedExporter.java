package tegata.node.trace;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operator when the collector is away: once in the log, and in a counter. */
final class CountedExporter implements SpanExporter {
  static final String METER = "tegata.telemetry.spans";

  private static final Logger LOG = LoggerFactory.getLogger(CountedExporter.class);

  /** The exporter itself would write plain lines between the JSON; held, lest it be forgotten. */
  private static final java.util.logging.Logger ITS_OWN =
      java.util.logging.Logger.getLogger("io.opentelemetry.exporter");

  static {
    ITS_OWN.setLevel(Level.OFF);
  }

  private final SpanExporter exporter;
  private final Counter sent;
  private final Counter lost;
  private final IntConsumer leaving;
  private final AtomicBoolean away = new AtomicBoolean();

  /**
   * @param leaving told how many spans wait no more
   */
  CountedExporter(SpanExporter exporter, MeterRegistry metrics, IntConsumer leaving) {
    this.exporter = exporter;
    this.leaving = leaving;
    this.sent = metrics.counter(METER, "result", "sent");
    this.lost = metrics.counter(METER, "result", "lost");
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    int count = spans.size();
    leaving.accept(count);
    CompletableResultCode result = exporter.export(spans);
    return result.whenComplete(() -> ended(result.isSuccess(), count));
  }

  private void ended(boolean arrived, int count) {
    (arrived ? sent : lost).increment(count);
    if (away.getAndSet(!arrived) == arrived) {
      if (arrived) {
        LOG.info("the collector of traces takes them again");
      } else {
        LOG.warn("the collector of traces does not take them; they are dropped until it does");
      }
    }
  }

  @Override
  public CompletableResultCode flush() {
    return exporter.flush();
  }

  @Override
  public CompletableResultCode shutdown() {
    return exporter.shutdown();
  }
}
