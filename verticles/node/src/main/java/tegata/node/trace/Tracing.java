package tegata.node.trace;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.spi.VertxTracerFactory;
import io.vertx.tracing.opentelemetry.OpenTelemetryTracingFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import tegata.node.ConfigException;

/**
 * トレース of one member. Spans wait in a queue of fixed length for the collector; when it is away or
 * slow, they are dropped, and no request waits for it.
 */
public final class Tracing {
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  private final OpenTelemetrySdk sdk;

  private Tracing(OpenTelemetrySdk sdk) {
    this.sdk = sdk;
  }

  /**
   * To the configured collector.
   *
   * @param config with absolute file names
   * @param member how the member is called among the others
   * @throws ConfigException when the CA's file cannot be used
   */
  public static Tracing of(TelemetryConfig config, String member, MeterRegistry metrics) {
    OtlpHttpSpanExporterBuilder exporter =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(config.endpoint().toString())
            .setConnectTimeout(DEADLINE)
            .setTimeout(DEADLINE)
            .setRetryPolicy(null); // the next ones are on their way already
    config.ca().ifPresent(file -> exporter.setTrustedCertificates(pem(file)));
    return to(exporter.build(), config.sampleRatioOrDefault(), member, metrics);
  }

  /**
   * To any exporter.
   *
   * @param ratio which share of the requests that begin here is traced, from 0 to 1
   */
  public static Tracing to(
      SpanExporter exporter, double ratio, String member, MeterRegistry metrics) {
    SdkTracerProvider spans =
        SdkTracerProvider.builder()
            .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(ratio)))
            .setResource(
                Resource.create(
                    Attributes.of(
                        AttributeKey.stringKey("service.name"),
                        "tegata",
                        AttributeKey.stringKey("service.instance.id"),
                        member)))
            .addSpanProcessor(new SpanQueue(exporter, DEADLINE, metrics))
            .build();
    return new Tracing(
        OpenTelemetrySdk.builder()
            .setTracerProvider(spans)
            // No baggage: it would carry onwards whatever somebody wrote into it.
            .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
            .build());
  }

  /** For the builder of a Vert.x. */
  public VertxTracerFactory factory() {
    return options -> new ReticentTracer(new OpenTelemetryTracingFactory(sdk).tracer(options));
  }

  /** Sends what waits, and takes no more. Succeeds also when the collector is away. */
  public Future<Void> close() {
    Promise<Void> done = Promise.promise();
    sdk.getSdkTracerProvider().shutdown().whenComplete(done::complete);
    return done.future();
  }

  private static byte[] pem(String file) {
    try {
      return Files.readAllBytes(Path.of(file));
    } catch (IOException e) {
      throw new ConfigException("configuration names a file that cannot be read: " + file);
    }
  }
}
