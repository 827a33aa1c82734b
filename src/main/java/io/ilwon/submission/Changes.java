package io.ilwon.submission;

import static java.util.stream.Collectors.partitioningBy;

import io.ilwon.audit.AuditEntry;
import io.ilwon.bank.BankDay;
import io.ilwon.transfer.AccountDay;
import io.ilwon.transfer.AccountStore;
import io.ilwon.transfer.Intent;
import io.ilwon.transfer.TransferStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a decided group writes, a list a table.
 *
 * @param now the database's clock under the locks
 * @param newAccounts whose row was not there
 * @param guessed each evaluated guess
 * @param newGuesses the accounts they were for that had no row, as they are after all of them
 * @param guesses the other accounts they were for
 * @param erased submissions whose transfers lose their account data
 * @param told what projects with webhooks are told; each submission of these is among the changed
 */
record Changes(
    Instant now,
    List<Command.Open> opened,
    List<SubmissionStore.Changed> submissions,
    List<Intent> intents,
    List<TransferStore.Changed> transfers,
    List<String> erased,
    List<AccountStore.Row> newAccounts,
    List<AccountStore.Changed> accounts,
    List<Rows.Guessed> guessed,
    List<GuessStore.Changed> newGuesses,
    List<GuessStore.Changed> guesses,
    List<AuditEntry> audited,
    List<io.ilwon.webhook.Event> told) {
  static Changes of(Rows rows) {
    List<SubmissionStore.Changed> submissions = new ArrayList<>();
    List<String> erased = new ArrayList<>();
    for (Rows.Held held : rows.submissions.values()) {
      if (held.changed()) {
        submissions.add(held.toWrite());
      }
      if (held.erased) {
        erased.add(held.now.id().text());
      }
    }
    List<Intent> intents = new ArrayList<>();
    List<TransferStore.Changed> transfers = new ArrayList<>();
    for (Rows.Moving m : rows.transfers.values()) {
      @Nullable Intent intent = m.intent;
      if (intent != null) {
        intents.add(intent);
      }
      if (m.changed) {
        transfers.add(new TransferStore.Changed(m.seen, m.now));
      }
    }
    BankDay today = BankDay.of(rows.now);
    List<AccountStore.Row> newAccounts = new ArrayList<>();
    List<AccountStore.Changed> accounts = new ArrayList<>();
    rows.accounts.forEach((key, c) -> {
      @Nullable AccountDay seen = c.seen;
      if (seen != null && !c.now.equals(seen)) {
        accounts.add(new AccountStore.Changed(key, seen, c.now, c.most(today)));
      } else if (seen == null && c.used()) {
        newAccounts.add(new AccountStore.Row(key, c.now));
      }
    });
    Map<Boolean, List<GuessStore.Changed>> guesses =
        rows.guessed.stream()
            .map(Rows.Guessed::account)
            .distinct()
            .map(a -> new GuessStore.Changed(a, rows.guesses(a)))
            .collect(partitioningBy(g -> rows.neverGuessed.contains(g.account())));
    return new Changes(
        rows.now,
        List.copyOf(rows.opened),
        submissions,
        intents,
        transfers,
        erased,
        newAccounts,
        accounts,
        List.copyOf(rows.guessed),
        guesses.getOrDefault(true, List.of()),
        guesses.getOrDefault(false, List.of()),
        List.copyOf(rows.audited),
        Telling.events(rows));
  }

  /** Whether no table gets more than one row. */
  boolean ofOneRow() {
    return Stream.of(
            opened,
            submissions,
            intents,
            transfers,
            erased,
            newAccounts,
            accounts,
            newGuesses,
            guesses,
            audited,
            told)
        .allMatch(rows -> rows.size() <= 1);
  }

  boolean none() {
    return opened.isEmpty()
        && submissions.isEmpty()
        && intents.isEmpty()
        && transfers.isEmpty()
        && newAccounts.isEmpty()
        && accounts.isEmpty()
        && guessed.isEmpty()
        && audited.isEmpty();
  }
}
