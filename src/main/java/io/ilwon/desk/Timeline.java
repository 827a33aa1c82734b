package io.ilwon.desk;

import io.ilwon.desk.Happening.Kind;
import io.ilwon.submission.Dossier;
import io.ilwon.submission.DossierDeed;
import io.ilwon.submission.DossierLink;
import io.ilwon.submission.DossierMemo;
import io.ilwon.submission.DossierTransfer;
import io.ilwon.submission.Memos;
import io.ilwon.submission.Rejection;
import io.ilwon.webhook.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a verification, in order, from what is stored and nothing else. Pure. */
final class Timeline {
  private static final String APPROVED = "approved";
  private static final String REJECTED = "rejected";

  private final Dossier d;
  private final List<Happening> found = new ArrayList<>();

  private Timeline(Dossier d) {
    this.d = d;
  }

  static List<Happening> of(Dossier dossier) {
    return of(dossier, List.of());
  }

  /** The same with what was told of it. */
  static List<Happening> of(Dossier dossier, List<Delivery> told) {
    Timeline timeline = new Timeline(dossier);
    dossier.links().forEach(timeline::link);
    timeline.add(dossier.createdAt(), Kind.OPENED, Who.PROGRAM, false);
    dossier.transfers().forEach(timeline::transfer);
    dossier.wrongAt().forEach(at -> timeline.add(at, Kind.WRONG_CODE, Who.PERSON, true));
    timeline.add(dossier.verifiedAt(), Kind.RIGHT_CODE, Who.PERSON, false);
    dossier.deeds().forEach(timeline::deed);
    dossier.memos().forEach(timeline::memo);
    told.forEach(timeline::told);
    timeline.end();
    timeline.found.sort(Comparator.comparing(Happening::at).thenComparing(Happening::kind));
    return timeline.staged();
  }

  private void link(DossierLink link) {
    add(link.createdAt(), Kind.LINK, Who.PROGRAM, false);
    add(link.endedAt(), Kind.LINK_ENDED, Who.PROGRAM, false);
  }

  /** What was noted stands in place of the audit's entry of the noting. */
  private void memo(DossierMemo memo) {
    @Nullable String text = memo.text();
    String noted = text == null ? "" : text;
    DossierDeed deed =
        new DossierDeed(memo.at(), Memos.DEED, memo.id().toString(), noted, memo.operator(), null);
    found.removeIf(h -> h.kind() == Kind.DEED && isOf(memo, h.deed()));
    found.add(
        new Happening(memo.at(), Kind.MEMO, Who.OPERATOR, "", "", false, null, null, deed, null));
  }

  private static boolean isOf(DossierMemo memo, @Nullable DossierDeed deed) {
    return deed != null
        && deed.action().equals(Memos.DEED)
        && deed.detail().equals(memo.id().toString());
  }

  private void deed(DossierDeed deed) {
    found.add(
        new Happening(deed.at(), Kind.DEED, Who.OPERATOR, "", "", false, null, null, deed, null));
  }

  private void told(Delivery d) {
    boolean good = d.state() == Delivery.State.DELIVERED;
    @Nullable Instant last = d.lastAt();
    Instant at = last == null ? d.createdAt() : last;
    boolean failed = !good && d.attempts() > 0;
    found.add(new Happening(at, Kind.TOLD, Who.PROGRAM, "", "", failed, null, null, null, d));
  }

  /** The bank's answer belongs to the question; whatever came later stands by itself. */
  private void transfer(DossierTransfer t) {
    @Nullable Instant certain = t.outcomeAt();
    boolean answered = certain != null && "answer".equals(t.proof());
    @Nullable Duration took = answered ? Duration.between(t.intentAt(), certain) : null;
    boolean failed = answered ? bad(t) : certain == null && t.state().equals("unknown");
    found.add(about(t, t.intentAt(), Kind.ASKED, Who.PERSON, failed, took));
    if (certain != null && !answered && !"code".equals(t.proof())) {
      Who who = "operator".equals(t.proof()) ? Who.OPERATOR : Who.BANK;
      found.add(about(t, certain, Kind.FOUND_OUT, who, bad(t), null));
    }
    @Nullable Instant queued = t.queuedAt();
    if (queued != null) {
      found.add(about(t, queued, Kind.QUEUED, Who.CLOCK, true, null));
    }
  }

  private static boolean bad(DossierTransfer t) {
    return !t.state().equals("sent");
  }

  private static Happening about(
      DossierTransfer t, Instant at, Kind kind, Who who, boolean failed, @Nullable Duration took) {
    return new Happening(at, kind, who, "", "", failed, took, t, null, null);
  }

  private void add(@Nullable Instant at, Kind kind, Who who, boolean failed) {
    if (at != null) {
      found.add(new Happening(at, kind, who, "", "", failed, null, null, null, null));
    }
  }

  /** What no row above has ended. */
  private void end() {
    @Nullable Instant over = d.codeExpiresAt();
    if (over != null && !over.isAfter(d.now())) {
      add(over, Kind.CODE_OVER, Who.CLOCK, true);
    }
    if (d.stage().equals(APPROVED) && d.verifiedAt() == null) {
      add(d.finishedAt(), Kind.APPROVED_BY_HAND, Who.PROGRAM, false);
    }
    if ("timeout".equals(d.comment())) {
      add(d.finishedAt(), Kind.TIMED_OUT, Who.CLOCK, true);
    } else if (d.finishedAt() == null && !d.endsAt().isAfter(d.now())) {
      add(d.endsAt(), Kind.TIMED_OUT, Who.CLOCK, true);
    }
    if ("edited".equals(d.comment()) && d.deletedAt() == null) {
      boolean ours = d.deeds().stream().anyMatch(deed -> deed.action().equals(Cases.END));
      add(d.finishedAt(), Kind.ENDED_BY_HAND, ours ? Who.OPERATOR : Who.PROGRAM, true);
    }
    add(d.deletedAt(), Kind.DELETED, Who.PROGRAM, true);
    add(d.erasedAt(), Kind.ERASED, Who.CLOCK, false);
  }

  private List<Happening> staged() {
    List<Happening> staged = new ArrayList<>();
    String stage = "";
    for (Happening each : found) {
      String next = stage.equals(APPROVED) || stage.equals(REJECTED) ? stage : after(each, stage);
      staged.add(each.between(stage, next));
      stage = next;
    }
    return staged;
  }

  private String after(Happening h, String stage) {
    return switch (h.kind()) {
      case LINK, LINK_ENDED, DEED, MEMO, QUEUED, CODE_OVER, ERASED, TOLD -> stage;
      case OPENED -> "awaiting_deposit";
      case ASKED, FOUND_OUT -> after(h);
      case WRONG_CODE -> ends(h.at()) ? REJECTED : stage;
      case RIGHT_CODE, APPROVED_BY_HAND -> APPROVED;
      case ENDED_BY_HAND, TIMED_OUT, DELETED -> REJECTED;
    };
  }

  /** The stage once the won's fate is known, as far as this row knows it. */
  private String after(Happening h) {
    @Nullable DossierTransfer t = h.transfer();
    boolean known = t != null && (h.kind() == Kind.FOUND_OUT || h.took() != null);
    if (t == null || !known) {
      return "code".equals(t == null ? null : t.proof()) ? "awaiting_code" : "depositing";
    }
    @Nullable Instant certain = t.outcomeAt();
    if (certain != null && ends(certain) && !t.state().equals("sent")) {
      return REJECTED;
    }
    return t.state().equals("sent") ? "awaiting_code" : "awaiting_deposit";
  }

  /** Whether this was the last straw. */
  private boolean ends(Instant at) {
    return at.equals(d.finishedAt()) && Rejection.TOO_MANY_RETRY.word().equals(d.comment());
  }

  /** Failed lines alone. */
  static List<Happening> failures(List<Happening> all) {
    return all.stream().filter(Happening::failed).toList();
  }

  /** The longest bar, at least a second, so that an instant answer does not fill the line. */
  static Duration longest(List<Happening> all) {
    return all.stream()
        .map(Happening::took)
        .filter(took -> took != null)
        .max(Comparator.naturalOrder())
        .filter(took -> took.compareTo(Duration.ofSeconds(1)) > 0)
        .orElse(Duration.ofSeconds(1));
  }
}
