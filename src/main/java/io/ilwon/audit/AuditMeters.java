package io.ilwon.audit;

import io.ilwon.meter.Meters;
import io.micrometer.core.instrument.Counter;

/** What the chains grow by. */
final class AuditMeters {
  static final Counter BLOCKS =
      Meters.counter("ilwon_audit_blocks", "Blocks of the audit that this node has stored.");

  private AuditMeters() {}
}
