package io.ilwon.submission;

import io.ilwon.crypto.Opaque;
import io.ilwon.transfer.TransferId;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rows whose seal is not theirs: somebody wrote to the database who is not this server. They are
 * treated as if they could not be used; each is told to the log whenever it is met.
 */
final class Forged {
  private static final Logger LOG = LoggerFactory.getLogger(Forged.class);

  private final Set<SubmissionId> submissions = new HashSet<>();
  private final Set<TransferId> transfers = new HashSet<>();
  private final Set<Opaque> days = new HashSet<>();
  private final Set<Opaque> guesses = new HashSet<>();

  void add(SubmissionId submission) {
    submissions.add(submission);
    tell("submission", submission.text());
  }

  void add(TransferId transfer) {
    transfers.add(transfer);
    tell("transfer", transfer.toString());
  }

  void addDay(Opaque account) {
    days.add(account);
    tell("account", hex(account));
  }

  void addGuesses(Opaque account) {
    guesses.add(account);
    tell("account_guess", hex(account));
  }

  /** The submission stands on a forged transfer. */
  void standsOn(SubmissionId submission) {
    submissions.add(submission);
  }

  boolean has(SubmissionId submission) {
    return submissions.contains(submission);
  }

  boolean has(TransferId transfer) {
    return transfers.contains(transfer);
  }

  boolean hasDay(Opaque account) {
    return days.contains(account);
  }

  boolean hasGuesses(Opaque account) {
    return guesses.contains(account);
  }

  static void tell(String table, String row) {
    LOG.error("the seal of row {} in table {} is broken; nothing is done with it", row, table);
  }

  private static String hex(Opaque account) {
    return HexFormat.of().formatHex(account.bytes());
  }
}
