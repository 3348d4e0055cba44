package tegata.node.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SpanQueueTest {
  private static final int SPANS = 3 * SpanQueue.LONGEST;

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

  @Test
  @DisplayName("待ち行列に入りきらないスパンは捨てて数える。どの一つも、届いたか捨てたかのどちらか")
  void everySpanIsCounted() {
    Slow collector = new Slow();
    SdkTracerProvider spans =
        SdkTracerProvider.builder()
            .addSpanProcessor(new SpanQueue(collector, Duration.ofMinutes(1), metrics))
            .build();
    Tracer tracer = spans.get("test");

    IntStream.range(0, SPANS).forEach(i -> tracer.spanBuilder("one").startSpan().end());

    assertThat(counted("dropped")).isGreaterThanOrEqualTo(SPANS - 2 * SpanQueue.LONGEST);
    collector.taken.succeed();
    spans.shutdown().join(20, TimeUnit.SECONDS);
    assertThat(counted("sent") + counted("lost") + counted("dropped")).isEqualTo(SPANS);
    assertThat(counted("sent")).isGreaterThanOrEqualTo(SpanQueue.LONGEST);
  }

  private double counted(String result) {
    return metrics.get(CountedExporter.METER).tag("result", result).counter().count();
  }

  /** Takes nothing before it is told to. */
  private static final class Slow implements SpanExporter {
    private final CompletableResultCode taken = new CompletableResultCode();

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      return taken;
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }
}
