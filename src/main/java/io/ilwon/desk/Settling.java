package io.ilwon.desk;

import io.ilwon.audit.AuditEntry;
import io.ilwon.audit.By;
import io.ilwon.http.Texts;
import io.ilwon.operator.Operator;
import io.ilwon.operator.Proposal;
import io.ilwon.operator.Proposals;
import io.ilwon.operator.Reasons;
import io.ilwon.submission.SettleAnswer;
import io.ilwon.transfer.FoundTransfer;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Two people's word on an unknown transfer: one proposes how it ended, another agrees, and only
 * then it is settled, on the path every outcome takes.
 */
public final class Settling {
  /** As proposals are told apart. */
  private static final String KIND = "settle";

  /** As the command tells it to the audit. */
  private static final String DEED = "transfer settle";

  private static final String SENT = "sent";
  private static final String NOT_SENT = "not sent";
  private final Proposals proposals;
  private final Deed deed;

  /** Settles it with its entry, or says why not; stored together or not at all. */
  @FunctionalInterface
  public interface Deed {
    SettleAnswer settle(FoundTransfer transfer, boolean sent, AuditEntry entry) throws SQLException;
  }

  Settling(Proposals proposals, Deed deed) {
    this.proposals = proposals;
    this.deed = deed;
  }

  /** What waits for a second person about this transfer. */
  Optional<Proposal> open(FoundTransfer t) throws SQLException {
    return proposals.open(KIND, t.address().transfer().toString());
  }

  /** Everything that waits for a second person. */
  List<Proposal> open() throws SQLException {
    return proposals.open().stream().filter(p -> p.kind().equals(KIND)).toList();
  }

  /** What is proposed of this transfer, in words; null for nothing. */
  static @Nullable String chip(List<Proposal> open, FoundTransfer t, Texts words) {
    String subject = t.address().transfer().toString();
    for (Proposal p : open) {
      if (p.subject().equals(subject)) {
        return words.text(
            isSent(p) ? "queue.proposed.sent" : "queue.proposed.not", "who", p.proposedBy());
      }
    }
    return null;
  }

  static boolean isSent(Proposal p) {
    return p.detail().equals(SENT);
  }

  /** False where another proposal about it waits already. */
  boolean propose(FoundTransfer t, boolean sent, By by) throws SQLException {
    String subject = t.address().transfer().toString();
    return proposals.propose(KIND, subject, sent ? SENT : NOT_SENT, by).isPresent();
  }

  /**
   * Agrees, and settles it. The entry of the settling names both people and the proposer's reason,
   * which says what the statement showed.
   */
  SettleAnswer agree(FoundTransfer t, Proposal p, Operator second, String reason)
      throws SQLException {
    if (!p.byAnotherThan(second)) {
      throw new IllegalArgumentException("a second person has to agree");
    }
    AuditEntry entry =
        new AuditEntry(DEED, p.subject(), p.detail(), p.reason(), p.proposedBy(), second.name());
    SettleAnswer answer = deed.settle(t, isSent(p), entry);
    if (answer instanceof SettleAnswer.Settled) {
      proposals.decide(p, Proposal.Outcome.DONE, new By(second.name(), checked(reason)));
    }
    return answer;
  }

  /**
   * Declined by another person, or taken back by whoever proposed it; false where it is too late.
   */
  boolean decline(Proposal p, Operator operator, String reason) throws SQLException {
    Proposal.Outcome outcome =
        p.byAnotherThan(operator) ? Proposal.Outcome.DECLINED : Proposal.Outcome.WITHDRAWN;
    return proposals.decide(p, outcome, new By(operator.name(), checked(reason)));
  }

  private static String checked(String reason) {
    if (!Reasons.good(reason)) {
      throw new IllegalArgumentException("reason: say why");
    }
    return reason.strip();
  }
}
