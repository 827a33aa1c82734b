package io.ilwon.submission;

import io.ilwon.crypto.Content;
import io.ilwon.crypto.ContentMac;
import io.ilwon.crypto.Keyset;
import io.ilwon.crypto.Opaque;
import io.ilwon.transfer.AccountSeal;
import io.ilwon.transfer.TransferId;
import io.ilwon.transfer.TransferSeal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Seals the rows a group writes, and tells those it reads from rows another hand has changed. Of a
 * submission everything the rules decide by is sealed, the version with it; not its sealed fields,
 * which have seals of their own, and not what is only told (when it was verified or edited).
 */
final class Seals {
  final TransferSeal transfers;
  final AccountSeal accounts;
  final ContentMac audit;
  private final ContentMac mac;

  /**
   * Seals under these keys.
   *
   * @param mac of rows
   * @param audit of blocks
   */
  Seals(ContentMac mac, ContentMac audit) {
    this.mac = mac;
    this.audit = audit;
    this.transfers = new TransferSeal(mac);
    this.accounts = new AccountSeal(mac);
  }

  byte[] of(Submission s, String project, int version) {
    return mac.of(content(s, project, s.latestId(), version, s.deleted()));
  }

  /** The seal of a row as it is stored. */
  byte[] of(SubmissionStore.Row row) {
    return mac.of(content(row));
  }

  boolean genuine(SubmissionStore.Row row, byte @Nullable [] seal) {
    return seal != null && mac.matches(seal, content(row));
  }

  byte[] of(Opaque account, GuessRecord guesses) {
    return mac.of(content(account, guesses));
  }

  boolean genuine(Opaque account, GuessRecord guesses, byte @Nullable [] seal) {
    return seal != null && mac.matches(seal, content(account, guesses));
  }

  static Seals of(Keyset keys) {
    return new Seals(keys.rows(), keys.audit());
  }

  private static Content content(SubmissionStore.Row row) {
    return content(
        row.submission(), row.project(), row.latest(), row.version(), row.deletedByCall());
  }

  private static Content content(
      Submission s, String project, @Nullable TransferId latest, int version, boolean deleted) {
    return Content.of("submission")
        .text(s.id().text())
        .text(project)
        .text(s.stage().word())
        .text(s.stage() instanceof Stage.Rejected r ? r.why().word() : null)
        .number(s.failures())
        .number(s.wrongGuesses())
        .number(s.won())
        .number(s.attempts())
        .uuid(latest == null ? null : latest.uuid())
        .instant(s.stage() instanceof Stage.AwaitingCode a ? a.expiresAt() : null)
        .text(s.issuingCountry())
        .instant(s.createdAt())
        .instant(s.endsAt())
        .instant(SubmissionStore.finishedAt(s))
        .flag(deleted)
        .number(version);
  }

  private static Content content(Opaque account, GuessRecord guesses) {
    Content content = Content.of("account_guess").bytes(account.bytes()).instant(guesses.right());
    for (Instant wrong : guesses.wrong()) {
      content.instant(wrong);
    }
    return content;
  }
}
