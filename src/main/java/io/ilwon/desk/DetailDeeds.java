package io.ilwon.desk;

import io.ilwon.operator.Power;
import io.ilwon.submission.Dossier;
import io.ilwon.submission.DossierTransfer;
import io.ilwon.submission.MemoText;
import java.util.List;
import java.util.Optional;

/**
 * What the operator may do to a verification as it stands.
 *
 * @param id of the verification, behind a deed's path
 * @param ask whether there is a won of which nobody knows the outcome
 * @param link whether a link can follow those it has
 * @param memo whether there is anything left to note about
 * @param typed a memo that was refused
 * @param longest memo
 */
public record DetailDeeds(
    String id,
    String csrf,
    boolean ask,
    boolean end,
    boolean link,
    boolean memo,
    String typed,
    int longest,
    List<Form.Fault> faults) {
  static DetailDeeds of(Visit visit, Dossier d, List<Form.Fault> faults) {
    boolean changes = visit.may(Power.CHANGE_VERIFICATIONS) && d.genuine();
    boolean open = isOpen(d);
    return new DetailDeeds(
        d.id().text(),
        visit.frame(Section.VERIFICATIONS, "detail.title").csrf(),
        changes && unknown(d).isPresent(),
        changes && open,
        changes && open && !d.links().isEmpty(),
        visit.may(Power.NOTE) && d.genuine() && d.applicant() != null,
        faults.isEmpty() ? "" : MemoText.masked(visit.form("memo")),
        MemoText.LONGEST,
        faults);
  }

  static boolean isOpen(Dossier d) {
    return d.finishedAt() == null && d.endsAt().isAfter(d.now()) && d.deletedAt() == null;
  }

  /** The one won whose outcome nobody knows, if there is one. */
  static Optional<DossierTransfer> unknown(Dossier d) {
    return d.transfers().stream()
        .filter(t -> t.genuine() && t.state().equals("unknown"))
        .findFirst();
  }

  /** Whether there is anything to do. */
  public boolean any() {
    return ask || end || link || memo;
  }

  /** Whether this form was refused, so that it has to be seen. */
  public boolean faulty(String field) {
    return Form.Fault.of(faults, field) != null;
  }

  @Override
  public String toString() {
    return "DetailDeeds";
  }
}
