package io.ilwon.meter;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/**
 * A place within a trace, carried from one thread to another.
 *
 * @param context null where there is no trace
 */
public record TracePoint(@Nullable Context context) {
  /** No place at all. */
  public static final TracePoint NONE = new TracePoint(null);

  SpanContext span() {
    return context == null ? SpanContext.getInvalid() : Span.fromContext(context).getSpanContext();
  }
}
