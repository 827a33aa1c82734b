package io.ilwon.meter;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the one header of W3C Trace Context that is believed; a broken one counts as none. */
final class Traceparent implements TextMapGetter<String> {
  private static final Traceparent GETTER = new Traceparent();
  private static final String NAME = "traceparent";

  private Traceparent() {}

  static Context read(Optional<String> header) {
    return header.isEmpty()
        ? Context.root()
        : W3CTraceContextPropagator.getInstance().extract(Context.root(), header.get(), GETTER);
  }

  @Override
  public Iterable<String> keys(String carrier) {
    return List.of(NAME);
  }

  @Override
  public @Nullable String get(@Nullable String carrier, String key) {
    return key.equals(NAME) ? carrier : null;
  }
}
