package io.ilwon.meter;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** One step of a trace, from its making to its closing, on one thread. */
public final class Trace implements AutoCloseable {
  /** Where nobody looks. */
  static final Trace OFF = new Trace(null, null);

  /** The name under which log lines carry the trace they belong to. */
  private static final String IN_LOG = "trace";

  private final @Nullable Span span;
  private final @Nullable Scope scope;

  private Trace(@Nullable Span span, @Nullable Scope scope) {
    this.span = span;
    this.scope = scope;
  }

  @SuppressWarnings("MustBeClosedChecker") // closed with the step, by whoever began it
  static Trace begin(SpanBuilder builder) {
    Span span = builder.startSpan();
    MDC.put(IN_LOG, span.getSpanContext().getTraceId());
    return new Trace(span, span.makeCurrent());
  }

  /** Something about the step: a word of ours. */
  public void say(String name, String value) {
    if (span != null) {
      span.setAttribute(name, value);
    }
  }

  /** A number about the step. */
  public void say(String name, long value) {
    if (span != null) {
      span.setAttribute(name, value);
    }
  }

  /** The step did not do what it was to do, through a fault of ours or of what was asked. */
  public void failed() {
    if (span != null) {
      span.setStatus(StatusCode.ERROR);
    }
  }

  @Override
  public void close() {
    if (span != null && scope != null) {
      scope.close();
      span.end();
      MDC.remove(IN_LOG);
    }
  }
}
