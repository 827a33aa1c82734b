package io.ilwon.submission;

import io.ilwon.bank.Account;
import io.ilwon.bank.AccountNumber;
import io.ilwon.bank.BankCode;
import io.ilwon.bank.BankDay;
import io.ilwon.bank.HolderName;
import io.ilwon.crypto.DataKey;
import io.ilwon.crypto.Opaque;
import io.ilwon.rail.Refusal;
import io.ilwon.transfer.Asking;
import io.ilwon.transfer.Intent;
import io.ilwon.transfer.NodeId;
import io.ilwon.transfer.Proof;
import io.ilwon.transfer.State;
import io.ilwon.transfer.Transfer;
import io.ilwon.transfer.TransferId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One finished verification of a former day, sealed as a server seals it. */
final class FilledVerification {
  private static final HolderName HOLDER = new HolderName("홍길동");
  private static final NodeId NODE = new NodeId(new UUID(0, 1));
  private static final List<String> BANKS = List.of("004", "088", "020", "090", "011", "002");
  private static final int[] SHARES = {40, 60, 80, 95, 99, 100};

  final String project;
  final Submission submission;
  final DataKey key;
  final Opaque applicant;
  final Opaque email;
  final Opaque userid;
  final Intent intent;

  /** The one of this number; a higher one is younger. */
  FilledVerification(Vault vault, String project, long number, Instant at) {
    this.project = project;
    SubmissionId id = new SubmissionId("fill" + "%028d".formatted(number).replace('0', 'a'));
    this.key = vault.freshKey(project, id);
    Applicant told =
        new Applicant(
            "hong%d@example.kr".formatted(number),
            "KOR",
            "passport",
            userid(number),
            null,
            null,
            null,
            null);
    this.applicant = vault.seal(key, project, id, told);
    this.email = vault.emailIndex(project, told.email());
    this.userid = vault.useridIndex(project, userid(number));
    this.intent = intent(vault, id, number, at.plusSeconds(20));
    this.submission = submission(id, number, at, intent.transfer());
  }

  static String userid(long number) {
    return "u-" + number / 2;
  }

  static Account account(long number) {
    int share = (int) (number * 7919 % 100);
    int bank = 0;
    while (share >= SHARES[bank]) {
      bank++;
    }
    return new Account(
        new BankCode(BANKS.get(bank)), new AccountNumber("11%010d".formatted(number)));
  }

  /** Of twenty, two ran out of time, one out of guesses, one was refused, the others ended well. */
  private static int kind(long number) {
    return (int) (number % 20);
  }

  private static boolean refused(long number) {
    return kind(number) == 19;
  }

  private static Submission submission(SubmissionId id, long number, Instant at, Transfer latest) {
    Instant ends = at.plus(Duration.ofHours(24));
    Stage stage =
        switch (kind(number)) {
          case 16, 17, 19 -> new Stage.Rejected(Rejection.TIMEOUT, ends);
          case 18 -> new Stage.Rejected(Rejection.TOO_MANY_RETRY, at.plusSeconds(160));
          default -> new Stage.Approved(at.plusSeconds(60));
        };
    int wrong = kind(number) == 18 ? 3 : 0;
    int won = refused(number) ? 0 : 1;
    return new Submission(id, stage, 0, wrong, won, 1, "KOR", at, ends, false, latest);
  }

  private Intent intent(Vault vault, SubmissionId id, long number, Instant at) {
    TransferId transfer = new TransferId(new UUID(0xF111L << 48 | number, ~number << 2 >>> 1));
    Account account = account(number);
    State state =
        refused(number)
            ? new State.Refused(
                at.plusMillis(700), Proof.ANSWER, Refusal.ACCOUNT_NOT_VERIFIED, "412")
            : new State.Sent(at.plusMillis(700), Proof.ANSWER, "ref" + number);
    Transfer is =
        new Transfer(
            transfer,
            1,
            vault.accountIndex(account),
            "fill" + number,
            Opaque.of(new byte[0]),
            0,
            at,
            at.plusSeconds(2),
            at.plusSeconds(30),
            state,
            Asking.NOTHING,
            false);
    return new Intent(
        is,
        id.text(),
        project,
        account.bank().text(),
        vault.seal(key, project, transfer, account.number()),
        vault.seal(key, project, transfer, HOLDER),
        "bench",
        BankDay.of(at),
        NODE);
  }
}
