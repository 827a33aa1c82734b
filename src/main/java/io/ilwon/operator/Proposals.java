package io.ilwon.operator;

import io.ilwon.audit.By;
import io.ilwon.audit.Trail;
import io.ilwon.crypto.Content;
import io.ilwon.crypto.ContentMac;
import io.ilwon.crypto.Ids;
import io.ilwon.db.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Asks a second person. Proposing and deciding are audited; what is decided is done by the caller,
 * who names both people where it is done, before the decision is written down.
 */
public final class Proposals {
  private final Database database;
  private final ProposalStore store;
  private final ContentMac mac;
  private final Trail trail;

  Proposals(Database database, ProposalStore store, ContentMac mac, Trail trail) {
    this.database = database;
    this.store = store;
    this.mac = mac;
    this.trail = trail;
  }

  /**
   * Waits for a second person from now on; empty where one waits about this already.
   *
   * @throws IllegalArgumentException for a reason that is none, or a text too long
   */
  public Optional<Proposal> propose(String kind, String subject, String detail, By by)
      throws SQLException {
    Reasons.checked(by.reason());
    return database.inTransaction(connection -> {
      Instant now = store.now(connection);
      Proposal p =
          new Proposal(
              Ids.unguessable(),
              kind,
              subject,
              detail,
              by.reason(),
              by.operator(),
              now,
              null,
              null,
              null);
      if (!store.insert(connection, p, mac.of(content(p)))) {
        return Optional.<Proposal>empty();
      }
      trail.deeds(connection, by.did(kind + " propose", subject, detail), now);
      return Optional.of(p);
    });
  }

  /** Those that wait, the oldest first. */
  public List<Proposal> open() throws SQLException {
    return database.with(store::open).stream()
        .filter(this::genuine)
        .map(ProposalStore.Row::proposal)
        .toList();
  }

  /** The one that waits about this. */
  public Optional<Proposal> open(String kind, String subject) throws SQLException {
    return open().stream()
        .filter(p -> p.kind().equals(kind) && p.subject().equals(subject))
        .findFirst();
  }

  public Optional<Proposal> find(String id) throws SQLException {
    return database
        .with(connection -> store.find(connection, id))
        .filter(this::genuine)
        .map(ProposalStore.Row::proposal);
  }

  /**
   * Writes the decision down, once.
   *
   * @return false where somebody was faster, or it is not theirs to decide
   */
  public boolean decide(Proposal p, Proposal.Outcome outcome, By by) throws SQLException {
    boolean own = p.proposedBy().equalsIgnoreCase(by.operator());
    if (own != (outcome == Proposal.Outcome.WITHDRAWN)) {
      return false;
    }
    return database.inTransaction(connection -> {
      Instant now = store.now(connection);
      boolean first = store.decide(connection, p.id(), outcome, by.operator(), now);
      if (first) {
        told(connection, p, outcome, by, now);
      }
      return first;
    });
  }

  private void told(Connection connection, Proposal p, Proposal.Outcome outcome, By by, Instant now)
      throws SQLException {
    String detail = p.detail() + "; proposed by " + p.proposedBy();
    trail.deeds(connection, by.did(p.kind() + " " + outcome.word(), p.subject(), detail), now);
  }

  private boolean genuine(ProposalStore.Row row) {
    return mac.matches(row.seal(), content(row.proposal()));
  }

  private static Content content(Proposal p) {
    return Content.of("proposal")
        .text(p.id())
        .text(p.kind())
        .text(p.subject())
        .text(p.detail())
        .text(p.reason())
        .text(p.proposedBy())
        .instant(p.proposedAt());
  }
}
