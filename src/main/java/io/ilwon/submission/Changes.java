package io.ilwon.submission;

import io.ilwon.audit.AuditEntry;
import io.ilwon.bank.BankDay;
import io.ilwon.transfer.AccountStore;
import io.ilwon.transfer.Intent;
import io.ilwon.transfer.TransferStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a decided group writes, a list a table.
 *
 * @param now the database's clock under the locks
 * @param guessed each evaluated guess
 * @param guesses the accounts they were for, as they are after all of them
 * @param erased submissions whose transfers lose their account data
 */
record Changes(
    Instant now,
    List<Command.Open> opened,
    List<SubmissionStore.Changed> submissions,
    List<Intent> intents,
    List<TransferStore.Changed> transfers,
    List<String> erased,
    List<AccountStore.Changed> accounts,
    List<Rows.Guessed> guessed,
    List<GuessStore.Changed> guesses,
    List<AuditEntry> audited) {
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
    List<AccountStore.Changed> accounts = new ArrayList<>();
    rows.accounts.forEach((key, c) -> {
      if (!c.now.equals(c.seen)) {
        accounts.add(new AccountStore.Changed(key, c.seen, c.now, c.most(today)));
      }
    });
    return new Changes(
        rows.now,
        List.copyOf(rows.opened),
        submissions,
        intents,
        transfers,
        erased,
        accounts,
        List.copyOf(rows.guessed),
        rows.guessed.stream()
            .map(Rows.Guessed::account)
            .distinct()
            .map(a -> new GuessStore.Changed(a, rows.guesses(a)))
            .toList(),
        List.copyOf(rows.audited));
  }

  boolean none() {
    return opened.isEmpty()
        && submissions.isEmpty()
        && intents.isEmpty()
        && transfers.isEmpty()
        && accounts.isEmpty()
        && guessed.isEmpty()
        && audited.isEmpty();
  }
}
