package io.ilwon.submission;

import static io.ilwon.db.Columns.column;

import io.ilwon.audit.Deed;
import io.ilwon.audit.Line;
import io.ilwon.audit.Trail;
import io.ilwon.crypto.ContentMac;
import io.ilwon.transfer.AccountStore;
import io.ilwon.transfer.Transfer;
import java.util.ArrayList;
import java.util.List;

/** A group's changes with the seals of the rows they make, each list in the changes' order. */
record Sealed(
    Changes changes,
    List<byte[]> opened,
    List<byte[]> submissions,
    List<byte[]> intents,
    List<byte[]> transfers,
    List<byte[]> newAccounts,
    List<byte[]> accounts,
    List<byte[]> newGuesses,
    List<byte[]> guesses,
    List<Deed> deeds) {
  static Sealed of(Changes c, Seals seals) {
    return new Sealed(
        c,
        column(
            c.opened(),
            o -> seals.of(Submission.opened(o.id(), o.issuingCountry(), c.now()), o.project(), 1)),
        column(c.submissions(), s -> seals.of(s.now(), s.project(), s.seen() + 1)),
        column(c.intents(), i -> seals.transfers.of(i.transfer())),
        column(c.transfers(), t -> seals.transfers.of(t.now())),
        AccountStore.seals(c.newAccounts(), seals.accounts),
        AccountStore.seals(AccountStore.rows(c.accounts()), seals.accounts),
        column(c.newGuesses(), g -> seals.of(g.account(), g.now())),
        column(c.guesses(), g -> seals.of(g.account(), g.now())),
        Trail.deeds(c.audited()));
  }

  /** What the audit tells: one line a row, and one a deed of a person. */
  List<Line> lines(ContentMac mac) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < opened.size(); i++) {
      String id = changes.opened().get(i).id().text();
      lines.add(Line.of("submission", id, "awaiting_deposit", opened.get(i)));
    }
    for (int i = 0; i < submissions.size(); i++) {
      Submission s = changes.submissions().get(i).now();
      lines.add(Line.of("submission", s.id().text(), word(s), submissions.get(i)));
    }
    for (int i = 0; i < intents.size(); i++) {
      lines.add(line(changes.intents().get(i).transfer(), intents.get(i)));
    }
    for (int i = 0; i < transfers.size(); i++) {
      lines.add(line(changes.transfers().get(i).now(), transfers.get(i)));
    }
    lines.addAll(AccountStore.lines(changes.newAccounts(), newAccounts));
    lines.addAll(AccountStore.lines(AccountStore.rows(changes.accounts()), accounts));
    lines.addAll(GuessStore.lines(changes.newGuesses(), newGuesses));
    lines.addAll(GuessStore.lines(changes.guesses(), guesses));
    deeds.forEach(deed -> lines.add(deed.line(mac, changes.now())));
    return lines;
  }

  private static Line line(Transfer t, byte[] seal) {
    return Line.of("transfer", t.id().toString(), t.state().word(), seal);
  }

  /** Its stage, then its failures, wrong guesses and won. */
  private static String word(Submission s) {
    return s.stage().word()
        + ','
        + s.failures()
        + ','
        + s.wrongGuesses()
        + ','
        + s.won()
        + (s.deleted() ? ",deleted" : "");
  }
}
