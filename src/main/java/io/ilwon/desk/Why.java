package io.ilwon.desk;

import io.ilwon.http.Texts;
import io.ilwon.submission.Dossier;
import io.ilwon.submission.DossierTransfer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a verification ended as it did, or where it stands, in a sentence for people. Pure. */
final class Why {
  private static final int FAILURES = 5;

  private final Dossier d;
  private final Texts w;

  private Why(Dossier d, Texts w) {
    this.d = d;
    this.w = w;
  }

  static String of(Dossier dossier, Texts words) {
    if (!dossier.genuine()) {
      return words.text("why.forged");
    }
    return new Why(dossier, words).sentence();
  }

  private String sentence() {
    if (d.deletedAt() != null) {
      return w.text("why.deleted");
    }
    boolean late = d.finishedAt() == null && !d.endsAt().isAfter(d.now());
    if (late) {
      return timedOut();
    }
    return switch (d.stage()) {
      case "approved" -> approved();
      case "rejected" -> rejected();
      case "awaiting_deposit" -> waiting();
      case "depositing" -> depositing();
      case "awaiting_code" -> awaitingCode();
      default -> throw new IllegalStateException("a stage nobody knows");
    };
  }

  private boolean byOperator() {
    return d.deeds().stream().anyMatch(deed -> deed.action().equals(Cases.END));
  }

  private String approved() {
    if (d.verifiedAt() == null) {
      return w.text("why.approved.by_hand");
    }
    List<DossierTransfer> refused = refused();
    int requests = d.transfers().size();
    if (!refused.isEmpty()) {
      return w.text("why.approved.after", "reason", reason(refused.getLast()), "n", requests);
    }
    int wrong = d.wrongAt().size();
    if (requests > 1) {
      return w.text("why.approved.again", "n", requests);
    }
    return wrong == 0 ? w.text("why.approved.first") : w.text("why.approved.wrong", "n", wrong);
  }

  private String rejected() {
    @Nullable String comment = d.comment();
    if ("timeout".equals(comment)) {
      return timedOut();
    }
    if ("edited".equals(comment)) {
      return w.text(byOperator() ? "why.ended" : "why.edited");
    }
    List<DossierTransfer> refused = refused();
    return d.failures() >= FAILURES && !refused.isEmpty()
        ? w.text("why.failures", "n", FAILURES, "reason", reason(refused.getLast()))
        : w.text("why.guesses", "n", d.wrongAt().size());
  }

  private String timedOut() {
    @Nullable DossierTransfer last = last();
    if (last == null) {
      return w.text("why.timeout.nothing");
    }
    return switch (last.state()) {
      case "sent" -> w.text("why.timeout.code");
      case "refused" -> w.text("why.timeout.refused", "reason", reason(last));
      default -> w.text("why.timeout.unknown");
    };
  }

  private String waiting() {
    @Nullable DossierTransfer last = last();
    if (last == null) {
      return w.text("why.waiting");
    }
    return switch (last.state()) {
      case "refused" -> w.text("why.refused", "reason", reason(last));
      case "reversed" -> w.text("why.reversed");
      default -> w.text("why.waiting.again");
    };
  }

  private String depositing() {
    @Nullable DossierTransfer last = last();
    return last != null && last.state().equals("unknown")
        ? w.text("why.unknown", "n", last.asked())
        : w.text("why.sending");
  }

  private String awaitingCode() {
    @Nullable Instant over = d.codeExpiresAt();
    if (over != null && !over.isAfter(d.now())) {
      return w.text("why.code.over");
    }
    int wrong = d.wrongAt().size();
    return wrong == 0 ? w.text("why.code") : w.text("why.code.wrong", "n", wrong);
  }

  private @Nullable DossierTransfer last() {
    return d.transfers().isEmpty() ? null : d.transfers().getLast();
  }

  private List<DossierTransfer> refused() {
    return d.transfers().stream().filter(t -> t.state().equals("refused")).toList();
  }

  private String reason(DossierTransfer t) {
    return Codes.reason(w, t.refusal());
  }
}
