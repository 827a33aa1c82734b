package io.ilwon.meter;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Sends traces to a collector by OTLP over HTTP, from a queue of bounded length on a thread of its
 * own: a collector that is away costs the traces and nothing else.
 */
public final class TraceExport implements AutoCloseable {
  private static final String PATH = "/v1/traces";
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int QUEUE = 4096;

  private final SdkTracerProvider provider;

  /**
   * From now on {@link Traces} are sent there.
   *
   * @param collector its address; without a path, OTLP's own is added
   * @param version of this server
   */
  public TraceExport(URI collector, String version) {
    OtlpHttpSpanExporter exporter =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(endpoint(collector))
            .setTimeout(PATIENCE)
            .build();
    this.provider =
        SdkTracerProvider.builder()
            .setResource(
                Resource.create(
                    Attributes.of(
                        AttributeKey.stringKey("service.name"),
                        "ilwon",
                        AttributeKey.stringKey("service.version"),
                        version)))
            .addSpanProcessor(
                BatchSpanProcessor.builder(exporter)
                    .setMaxQueueSize(QUEUE)
                    .setScheduleDelay(Duration.ofSeconds(1))
                    .setExporterTimeout(PATIENCE)
                    .build())
            .build();
    Traces.to(provider.get("ilwon"));
  }

  private static String endpoint(URI collector) {
    String path = collector.getRawPath();
    boolean bare = path == null || path.isEmpty() || path.equals("/");
    return bare ? collector.resolve(PATH).toString() : collector.toString();
  }

  /** Sends what waits, for five seconds at most. */
  @Override
  public void close() {
    Traces.to(null);
    provider.shutdown().join(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }
}
