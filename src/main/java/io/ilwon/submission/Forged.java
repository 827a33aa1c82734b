package io.ilwon.submission;

import io.ilwon.crypto.Opaque;
import io.ilwon.transfer.Transfer;
import io.ilwon.transfer.TransferId;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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

  private boolean hasDay(Opaque named, TransferId transfer, Rows rows) {
    @Nullable Transfer locked = rows.transfer(transfer);
    return hasDay(locked == null ? named : locked.account());
  }

  void addGuesses(Opaque account) {
    guesses.add(account);
    tell("account_guess", hex(account));
  }

  /** The submission stands on a forged transfer. */
  void standsOn(SubmissionId submission) {
    submissions.add(submission);
  }

  /**
   * Fail closed: whether the command would need a row that somebody else wrote (invariant I25).
   *
   * @param latest the newest transfer of its submission, as far as it is known
   * @param rows where the transfer that the command names may stand under another index
   */
  boolean stops(Command command, @Nullable Transfer latest, Rows rows) {
    boolean counted =
        switch (command) {
          case Command.Deposit d -> days.contains(d.accountIndex());
          case Command.AskHolder h -> days.contains(h.account());
          case Command.Tell t -> has(t.transfer()) || hasDay(t.account(), t.transfer(), rows);
          case Command.Settle s -> has(s.transfer()) || hasDay(s.account(), s.transfer(), rows);
          case Command.Guess g ->
              latest != null
                  && (guesses.contains(latest.account()) || days.contains(latest.account()));
          case Command.Open o -> false;
          case Command.TellHolder h -> false;
          case Command.LoseAnswer l -> false;
          case Command.MoreTime m -> false;
          case Command.LookAtTime l -> false;
          case Command.Edit e -> false;
          case Command.Delete d -> false;
        };
    return counted || submissions.contains(command.id());
  }

  /** What a stopped command hears; empty: as if there were no such submission. */
  Optional<Answer> answer(Command command) {
    boolean counters = !submissions.contains(command.id());
    return switch (command) {
      case Command.Settle s -> Optional.of(new SettleAnswer.NotStored());
      case Command.Called c ->
          counters ? Optional.of(Reason.UNAVAILABLE.notRecorded()) : Optional.empty();
      case Command.Open o -> Optional.empty();
      case Command.Tell t -> Optional.empty();
      case Command.LoseAnswer l -> Optional.empty();
      case Command.LookAtTime l -> Optional.empty();
    };
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

  static String hex(Opaque account) {
    return HexFormat.of().formatHex(account.bytes());
  }
}
