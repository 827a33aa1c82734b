package io.ilwon.desk;

import io.ilwon.bank.AccountNumber;
import io.ilwon.bank.HolderName;
import io.ilwon.submission.Dossier;
import io.ilwon.submission.DossierDeed;
import io.ilwon.submission.DossierLink;
import io.ilwon.submission.DossierMemo;
import io.ilwon.submission.DossierTransfer;
import io.ilwon.submission.SubmissionId;
import io.ilwon.transfer.TransferId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A verification as a test tells it, in seconds from its beginning. */
final class Told {
  static final Instant START = Instant.parse("2026-03-02T01:00:00Z");
  private static final int DAY = 86_400;

  String stage = "awaiting_deposit";
  @Nullable String comment;
  int failures;
  boolean genuine = true;
  @Nullable Integer now;
  @Nullable Integer code;
  @Nullable Integer finished;
  @Nullable Integer verified;
  @Nullable Integer deleted;
  final List<Instant> wrong = new ArrayList<>();
  final List<DossierTransfer> transfers = new ArrayList<>();
  final List<DossierLink> links = new ArrayList<>();
  final List<DossierDeed> deeds = new ArrayList<>();
  final List<DossierMemo> memos = new ArrayList<>();

  static Instant at(int second) {
    return START.plusSeconds(second);
  }

  Told ended(String how, @Nullable String why, int second) {
    stage = how;
    comment = why;
    finished = second;
    return this;
  }

  Told verified(int second) {
    verified = second;
    return ended("approved", null, second);
  }

  Told in(String now) {
    stage = now;
    return this;
  }

  Told code(int until) {
    code = until;
    return in("awaiting_code");
  }

  Told now(int second) {
    now = second;
    return this;
  }

  Told failed(int times) {
    failures = times;
    return this;
  }

  Told wrong(int... seconds) {
    for (int second : seconds) {
      wrong.add(at(second));
    }
    return this;
  }

  Told deleted(int second) {
    deleted = second;
    return ended("rejected", "edited", second);
  }

  Told forged() {
    genuine = false;
    return this;
  }

  Told sent(int asked, int answered) {
    return transfer("sent", asked, answered, "answer", null);
  }

  Told refused(int asked, int answered, String why) {
    return transfer("refused", asked, answered, "answer", why);
  }

  Told unknown(int asked) {
    return transfer("unknown", asked, null, null, null);
  }

  Told transfer(
      String state,
      int asked,
      @Nullable Integer certain,
      @Nullable String proof,
      @Nullable String refusal) {
    int attempt = transfers.size() + 1;
    transfers.add(
        new DossierTransfer(
            new TransferId(new UUID(0, attempt)),
            attempt,
            true,
            "004",
            new AccountNumber("11010000009990"),
            new HolderName("홍길동"),
            state,
            "kftc",
            "rail" + attempt,
            "2026-03-02",
            at(asked),
            at(asked + 2),
            certain == null ? null : at(certain),
            proof,
            refusal,
            refusal == null ? null : "412",
            null,
            null,
            0,
            false,
            2,
            null,
            null,
            null));
    return this;
  }

  Told deed(int second, String action) {
    deeds.add(new DossierDeed(at(second), action, "asked again", "a call", "kim", null));
    return this;
  }

  Told link(int second) {
    links.add(new DossierLink("l", "ko", at(second), at(DAY), null, 1));
    return this;
  }

  Dossier dossier() {
    return new Dossier(
        new SubmissionId("s"),
        "p",
        genuine,
        at(now == null ? 600 : now),
        stage,
        comment,
        failures,
        1,
        START,
        at(DAY),
        instant(code),
        instant(finished),
        instant(verified),
        instant(deleted),
        null,
        wrong,
        null,
        null,
        transfers,
        links,
        deeds,
        memos);
  }

  private static @Nullable Instant instant(@Nullable Integer second) {
    return second == null ? null : at(second);
  }
}
