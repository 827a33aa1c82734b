package io.ilwon.client;

import java.time.LocalDate;

/**
 * The published API. Every method throws {@link IlwonException} where there is no answer of its own
 * kind.
 */
public final class Submissions {
  private static final String PATH = "/v3/submission";

  private final Wire wire;

  Submissions(Wire wire) {
    this.wire = wire;
  }

  /**
   * Step 1: opens a submission. After no answer call again: it opens another, and the first ends by
   * itself.
   */
  public Step1Answer step1(Applicant applicant) {
    return Answers.step1(wire.post(PATH + "/step1", Bodies.applicant(applicant)));
  }

  /**
   * PreStep2: sends one won, with three digits before the remitter name. After no answer call again
   * with the same account, soon: while the outcome is open, and for 30 seconds after a won was
   * sent, nothing more is sent. Later a call sends a new won, and the old code is dead.
   */
  public DepositAnswer validationAccount(String submissionId, BankAccount account) {
    return check(submissionId, "occupancy", account);
  }

  /** PreStep2 without money: does the bank know this account under this name? Proves no control. */
  public DepositAnswer nameCheck(String submissionId, BankAccount account) {
    return check(submissionId, "nameCheck", account);
  }

  private DepositAnswer check(String submissionId, String requestType, BankAccount account) {
    return Answers.deposit(
        wire.post(
            PATH + "/validationaccount",
            Json.object(
                "submissionId", submissionId,
                "requestType", requestType,
                "userName", account.holder(),
                "bankCode", account.bankCode(),
                "accountNumber", account.number())));
  }

  /**
   * Step 2: checks the digits. After no answer do not call again but {@link #find(String)}: a wrong
   * guess that is repeated counts twice, and a right one is finished already.
   */
  public GuessAnswer step2(String submissionId, Guess guess) {
    return Answers.guess(
        wire.post(
            PATH + "/step2",
            Json.object(
                "submissionId", submissionId,
                "name", guess.name(),
                "date_of_birth", guess.dateOfBirth(),
                "authCode", guess.code())));
  }

  /** One submission. May be called again as often as you like, as all reading. */
  public PageAnswer find(String submissionId) {
    return Answers.page(wire.get(PATH + Addresses.query("submission_id", submissionId)));
  }

  /** A page of those that fit, newest first. */
  public PageAnswer find(Search search) {
    PageKey after = search.after();
    return Answers.page(
        wire.get(
            PATH
                + Addresses.query(
                    "userid", search.userid(),
                    "email", search.email(),
                    "start_date", day(search.from()),
                    "end_date", day(search.to()),
                    "count", search.count() == null ? null : search.count().toString(),
                    "nextpage_id", after == null ? null : after.id(),
                    "nextpage_date", after == null ? null : after.createdAt())));
  }

  private static String day(LocalDate day) {
    return day == null ? null : day.toString();
  }

  /**
   * Changes a submission by hand. After no answer call again: an ending that had arrived is then
   * {@link FailureCode#INVALID_SUBMISSION}.
   *
   * @param admin who does it, for the audit
   */
  public ChangeAnswer edit(String submissionId, String admin, Edit edit) {
    return Answers.change(wire.patch(PATH, Bodies.edit(submissionId, admin, edit)));
  }

  /**
   * Erases a submission. After no answer call again: what was erased is then {@link
   * FailureCode#NOT_EXIST}.
   *
   * @param admin who does it, for the audit
   */
  public ChangeAnswer delete(String submissionId, String admin) {
    return Answers.change(
        wire.delete(PATH + Addresses.query("submission_id", submissionId, "admin_name", admin)));
  }
}
