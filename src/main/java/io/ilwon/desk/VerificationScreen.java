package io.ilwon.desk;

import io.ilwon.http.Response;
import io.ilwon.operator.Power;
import io.ilwon.operator.Reasons;
import io.ilwon.submission.Dossier;
import io.ilwon.submission.SubmissionId;
import io.ilwon.webhook.Delivery;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** D3: one verification, and what happened to it. */
final class VerificationScreen implements Screen {
  private static final String EACH = Filters.PATH + "/*";
  private static final String REVEAL = Filters.PATH + "/reveal/*";
  private static final String JSON = "/json";

  private final Reading reading;
  private final DetailDrawn drawn;

  VerificationScreen(Reading reading) {
    this.reading = reading;
    this.drawn = new DetailDrawn(reading);
  }

  @Override
  public List<Action> actions() {
    return List.of(
        Action.personal(EACH, Power.SEE_VERIFICATIONS, this::show),
        Action.reveal(REVEAL, Power.REVEAL, this::reveal));
  }

  private Response show(Visit visit) throws SQLException {
    String rest = visit.rest();
    boolean json = rest.endsWith(JSON);
    Optional<Dossier> found =
        find(visit, json ? rest.substring(0, rest.length() - JSON.length()) : rest);
    if (found.isEmpty()) {
      return gone(visit);
    }
    Dossier dossier = found.get();
    reading.access().viewed(visit.operator(), visit.address(), dossier.id().text());
    return json
        ? Pages.guarded(Response.json(200, DetailJson.of(dossier)))
        : visit.html("verification", drawn.of(visit, dossier, told(dossier), null, List.of()));
  }

  /** Shown in the answer to the form and nowhere else: going back shows it masked. */
  private Response reveal(Visit visit) throws SQLException {
    Optional<Dossier> found = find(visit, visit.rest());
    if (found.isEmpty()) {
      return gone(visit);
    }
    Dossier dossier = found.get();
    String reason = visit.form("reason");
    if (!Reasons.good(reason)) {
      String fault = visit.words().text("reveal.fault");
      return visit.wrong("verification", drawn.of(visit, dossier, told(dossier), fault, List.of()));
    }
    reading.access().revealed(visit.operator(), visit.address(), dossier.id().text(), reason);
    return visit.html("reveal", Revealed.of(visit, reading, dossier));
  }

  private List<Delivery> told(Dossier d) throws SQLException {
    return reading.webhooks().told(d.project(), d.id().text());
  }

  Optional<Dossier> find(Visit visit, String id) throws SQLException {
    return reading.dossiers().find(reading.projects(visit), new SubmissionId(id));
  }

  /** The page again, with what is wrong in one of its forms. */
  Response wrong(Visit visit, Dossier dossier, List<Form.Fault> faults) throws SQLException {
    return visit.wrong("verification", drawn.of(visit, dossier, told(dossier), null, faults));
  }

  static Response gone(Visit visit) {
    Refusals.Plain page =
        new Refusals.Plain(
            visit.frame(Section.VERIFICATIONS, "detail.none"),
            visit.words().text("detail.none.body"),
            Filters.PATH,
            visit.words().text("detail.back"));
    return Pages.html(404, "plain", page);
  }
}
