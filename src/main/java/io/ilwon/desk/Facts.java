package io.ilwon.desk;

import io.ilwon.desk.DetailView.Fact;
import io.ilwon.http.Texts;
import io.ilwon.submission.DossierDeed;
import io.ilwon.submission.DossierTransfer;
import io.ilwon.webhook.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands behind a line, field by field of what is kept of a bank's answer. Pure. */
final class Facts {
  private final Texts w;
  private final Times times;
  private final List<Fact> facts = new ArrayList<>();

  private Facts(Texts words, Times times) {
    this.w = words;
    this.times = times;
  }

  static List<Fact> of(Happening h, String bank, Texts words, Times times) {
    Facts all = new Facts(words, times);
    @Nullable DossierTransfer t = h.transfer();
    if (t != null) {
      all.transfer(t, bank);
    }
    @Nullable DossierDeed deed = h.deed();
    if (deed != null && h.kind() == Happening.Kind.MEMO) {
      all.words("fact.memo", deed.reason());
      all.words("fact.operator", deed.operator());
    } else if (deed != null) {
      all.deed(deed);
    }
    @Nullable Delivery told = h.delivery();
    if (told != null) {
      all.delivery(told);
    }
    return all.facts;
  }

  private void transfer(DossierTransfer t, String bank) {
    if (!t.genuine()) {
      words("fact.state", w.text("state.forged"));
      code("fact.transfer", t.id().toString());
      return;
    }
    words("fact.attempt", String.valueOf(t.attempt()));
    words("fact.state", w.text("state." + t.state()));
    words("detail.bank", bank);
    words("detail.account", Rows.number(t.number()));
    words("detail.holder", Rows.name(t.holder()));
    if (t.refusal() != null) {
      words("fact.refusal", Codes.reason(w, t.refusal()));
    }
    meant("fact.code", t.railCode());
    meant("fact.seen", t.lastSeen());
    if (t.proof() != null) {
      words("fact.proof", w.text("proof." + t.proof()));
    }
    at("fact.asked_at", t.intentAt());
    at("fact.certain_at", t.outcomeAt());
    @Nullable Instant certain = t.outcomeAt();
    if (certain != null) {
      words("fact.latency", times.length(Duration.between(t.intentAt(), certain)));
    }
    words("fact.inquiries", String.valueOf(t.asked()));
    at("fact.next", t.nextAsk());
    at("fact.queued", t.queuedAt());
    code("fact.queue_reason", t.queueReason());
    words("fact.wrong", String.valueOf(t.codeWrong()));
    words("fact.heard", w.text(t.heard() ? "fact.yes" : "fact.no"));
    code("fact.rail", t.rail());
    code("fact.railid", t.railId());
    code("fact.reference", t.railReference());
    code("fact.day", t.bankDay());
    code("fact.transfer", t.id().toString());
  }

  private void delivery(Delivery d) {
    words("fact.state", WebhookWords.told(w, d));
    code("fact.event", d.event().text());
    code("fact.endpoint", d.endpoint().text());
    words("fact.calls", String.valueOf(d.attempts()));
    if (d.state() == Delivery.State.PENDING) {
      at("fact.next_call", d.dueAt());
    }
  }

  private void deed(DossierDeed deed) {
    code("fact.action", deed.action());
    words("fact.detail", Stray.masked(deed.detail()));
    words("fact.reason", Stray.masked(deed.reason()));
    words("fact.operator", deed.operator());
    if (deed.second() != null) {
      words("fact.second", deed.second());
    }
  }

  private void meant(String key, @Nullable String code) {
    @Nullable String meaning = Codes.meaning(w, code);
    if (code != null && !code.isBlank()) {
      String text =
          meaning == null ? code : w.text("fact.code.meaning", "code", code, "meaning", meaning);
      facts.add(new Fact(w.text(key), text, meaning == null));
    }
  }

  private void at(String key, @Nullable Instant at) {
    if (at != null) {
      words(key, times.of(at).text());
    }
  }

  private void words(String key, String value) {
    facts.add(new Fact(w.text(key), value, false));
  }

  private void code(String key, @Nullable String value) {
    if (value != null) {
      facts.add(new Fact(w.text(key), value, true));
    }
  }
}
