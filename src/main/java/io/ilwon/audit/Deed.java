package io.ilwon.audit;

import io.ilwon.crypto.Content;
import io.ilwon.crypto.ContentMac;
import io.ilwon.crypto.Ids;
import java.time.Instant;
import java.util.UUID;

/** An entry under the id it is stored with. */
public record Deed(UUID id, AuditEntry entry) {
  static final String TABLE = "audit_entry";

  /** Gives the entry an id. */
  public static Deed of(AuditEntry entry) {
    return new Deed(Ids.timeOrdered(), entry);
  }

  /** The line that ties the entry's row to a chain. */
  public Line line(ContentMac mac, Instant at) {
    return new Line(TABLE, id.toString(), "written", tail(mac, at));
  }

  String tail(ContentMac mac, Instant at) {
    return Line.tail(
        mac.of(
            Content.of("audit entry")
                .uuid(id)
                .instant(at)
                .text(entry.action())
                .text(entry.subject())
                .text(entry.detail())
                .text(entry.reason())
                .text(entry.operator())
                .text(entry.second())));
  }
}
