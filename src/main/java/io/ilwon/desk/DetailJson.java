package io.ilwon.desk;

import io.ilwon.http.JsonWriter;
import io.ilwon.submission.Dossier;
import io.ilwon.submission.DossierTransfer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A verification as a colleague gets it pasted: masked, as the page is. Pure. */
final class DetailJson {
  private DetailJson() {}

  static byte[] of(Dossier d) {
    return JsonWriter.object(json -> {
      json.field("id", d.id().text())
          .field("project", d.project())
          .field("status", DetailDrawn.told(d))
          .field("failures", d.failures())
          .field("wrong_codes", d.wrongAt().size())
          .field("won", d.won())
          .field("created_at", text(d.createdAt()))
          .field("ends_at", text(d.endsAt()))
          .field("finished_at", text(d.finishedAt()))
          .field("verified_at", text(d.verifiedAt()));
      json.list("requests", d.transfers(), DetailJson::transfer);
      json.list(
          "timeline",
          Timeline.of(d),
          (line, h) ->
              line.field("at", h.at().toString())
                  .field("what", h.kind().key().substring("event.".length()))
                  .field("who", h.who().key().substring("who.".length()))
                  .field("before", h.before())
                  .field("after", h.after())
                  .field("failed", h.failed()));
    });
  }

  private static void transfer(JsonWriter json, DossierTransfer t) {
    json.field("id", t.id().toString()).field("request", t.attempt());
    if (!t.genuine()) {
      json.field("state", "forged");
      return;
    }
    json.field("state", t.state())
        .field("bank", t.bank())
        .field("account", Rows.number(t.number()))
        .field("holder", Rows.name(t.holder()))
        .field("refusal", t.refusal())
        .field("rail", t.rail())
        .field("rail_id", t.railId())
        .field("rail_code", t.railCode())
        .field("rail_reference", t.railReference())
        .field("last_seen", t.lastSeen())
        .field("proof", t.proof())
        .field("asked_at", text(t.intentAt()))
        .field("certain_at", text(t.outcomeAt()))
        .field("inquiries", t.asked())
        .field("wrong_codes", t.codeWrong());
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }
}
