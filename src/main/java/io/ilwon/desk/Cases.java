package io.ilwon.desk;

import io.ilwon.audit.AuditEntry;
import io.ilwon.submission.Dossier;
import io.ilwon.submission.EditAnswer;
import io.ilwon.submission.Memos;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * What operators do to one verification, beside looking at it and asking its bank. Each deed is
 * stored with its entry, or neither is.
 */
public interface Cases {
  /** As the audit has them. */
  String END = "submission end";

  String LINK = "submission link";

  /** Ends it as rejected, by the rules; a won under way is asked about as before. */
  EditAnswer end(Dossier dossier, AuditEntry entry);

  /**
   * Makes a link in place of those it has; empty where it has none to make it after, or nobody
   * could reach it.
   */
  Optional<Link> link(Dossier dossier, AuditEntry entry) throws SQLException;

  Memos memos();

  /** An address that opens the page of one verification, to be told once. */
  record Link(String url, Instant expiresAt) {
    @Override
    public String toString() {
      return "Link(…)";
    }
  }
}
