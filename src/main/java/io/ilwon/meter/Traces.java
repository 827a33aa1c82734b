package io.ilwon.meter;

import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a call goes through, told to a collector. Nothing is made and nothing remembered unless
 * {@link TraceExport} is open. Names and values are words of ours: never what a caller sent.
 */
public final class Traces {
  private static volatile @Nullable Tracer tracer;

  private Traces() {}

  /** From now on; null: from now on not. */
  static void to(@Nullable Tracer next) {
    tracer = next;
  }

  /** Where the thread is, for a step that another thread will take. */
  public static TracePoint here() {
    return tracer == null ? TracePoint.NONE : new TracePoint(Context.current());
  }

  /**
   * A call from outside begins.
   *
   * @param parent gives the caller's W3C {@code traceparent}
   */
  public static Trace incoming(String name, Supplier<Optional<String>> parent) {
    @Nullable Tracer t = tracer;
    return t == null
        ? Trace.OFF
        : Trace.begin(
            t.spanBuilder(name)
                .setSpanKind(SpanKind.SERVER)
                .setParent(Traceparent.read(parent.get())));
  }

  /** A question to another machine begins, asked for whoever stood at {@code parent}. */
  public static Trace outgoing(String name, TracePoint parent) {
    @Nullable Tracer t = tracer;
    return t == null ? Trace.OFF : Trace.begin(under(t, name, parent).setSpanKind(SpanKind.CLIENT));
  }

  /** Work for several at once begins; each of them finds it by a link. */
  public static Trace shared(String name, Supplier<List<TracePoint>> with) {
    @Nullable Tracer t = tracer;
    if (t == null) {
      return Trace.OFF;
    }
    SpanBuilder builder = t.spanBuilder(name).setNoParent();
    for (TracePoint each : with.get()) {
      SpanContext of = each.span();
      if (of.isValid()) {
        builder.addLink(of);
      }
    }
    return Trace.begin(builder);
  }

  private static SpanBuilder under(Tracer t, String name, TracePoint parent) {
    SpanBuilder builder = t.spanBuilder(name);
    @Nullable Context context = parent.context();
    return context == null ? builder.setNoParent() : builder.setParent(context);
  }
}
