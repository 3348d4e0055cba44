package tegata.node.trace;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * スパンの待ち行列. So many wait for the collector at most; what comes on top is dropped and counted. The
 * SDK's own queue is as long, but what it drops it tells only to metrics of its own kind.
 */
final class SpanQueue implements SpanProcessor {
  /** Spans; some 2 MB. */
  static final int LONGEST = 2_048;

  private static final Duration EVERY = Duration.ofSeconds(2);

  private final AtomicInteger waiting = new AtomicInteger();
  private final BatchSpanProcessor batches;
  private final Counter dropped;

  /**
   * @param deadline for one batch at the exporter
   */
  SpanQueue(SpanExporter exporter, Duration deadline, MeterRegistry metrics) {
    this.batches =
        BatchSpanProcessor.builder(
                new CountedExporter(exporter, metrics, left -> waiting.addAndGet(-left)))
            .setMaxQueueSize(LONGEST)
            .setScheduleDelay(EVERY)
            .setExporterTimeout(deadline)
            .build();
    this.dropped = metrics.counter(CountedExporter.METER, "result", "dropped");
  }

  @Override
  public void onEnd(ReadableSpan span) {
    if (!span.getSpanContext().isSampled()) {
      return;
    }
    if (waiting.incrementAndGet() > LONGEST) {
      waiting.decrementAndGet();
      dropped.increment();
      return;
    }
    batches.onEnd(span);
  }

  @Override
  public boolean isEndRequired() {
    return true;
  }

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {
    // nothing waits before it has ended
  }

  @Override
  public boolean isStartRequired() {
    return false;
  }

  @Override
  public CompletableResultCode forceFlush() {
    return batches.forceFlush();
  }

  @Override
  public CompletableResultCode shutdown() {
    return batches.shutdown();
  }
}
