package io.ilwon.contract;

import io.ilwon.bank.AccountNumber;
import io.ilwon.bank.BankCode;
import io.ilwon.bank.DescriptorCode;
import io.ilwon.bank.HolderName;
import io.ilwon.project.Admission;
import io.ilwon.project.Caller;
import io.ilwon.project.Gate;
import io.ilwon.project.Project;
import io.ilwon.project.Scope;
import io.ilwon.submission.Applicant;
import io.ilwon.submission.DeleteAnswer;
import io.ilwon.submission.DepositAnswer;
import io.ilwon.submission.Edit;
import io.ilwon.submission.EditAnswer;
import io.ilwon.submission.GuessAnswer;
import io.ilwon.submission.GuessPass;
import io.ilwon.submission.OpenAnswer;
import io.ilwon.submission.Page;
import io.ilwon.submission.Person;
import io.ilwon.submission.Search;
import io.ilwon.submission.SubmissionId;
import io.ilwon.submission.Submissions;
import java.net.InetAddress;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What the door asks of the rooms behind it: a seam, so that every answer of the contract can be
 * reached in a test, those of rare faults too.
 */
interface Behind {

  Admission admit(@Nullable String keyText, InetAddress peer, Scope needed);

  OpenAnswer open(Project project, Applicant applicant);

  DepositAnswer deposit(Project project, SubmissionId id, Destination to);

  DepositAnswer checkHolder(Project project, SubmissionId id, Destination to);

  GuessAnswer guess(Caller caller, SubmissionId id, Person person, DescriptorCode typed);

  EditAnswer edit(Project project, SubmissionId id, String admin, Edit edit);

  DeleteAnswer delete(Project project, SubmissionId id, String admin);

  Page find(Project project, Search search) throws SQLException;

  /** Where the won is to go, as the caller spelled it. */
  record Destination(BankCode spelled, AccountNumber number, HolderName holder) {}

  /** The rooms themselves. */
  static Behind of(Gate gate, Submissions submissions, GuessPass.Desk passes) {
    return new Behind() {
      @Override
      public Admission admit(@Nullable String keyText, InetAddress peer, Scope needed) {
        return gate.admit(keyText, peer, needed);
      }

      @Override
      public OpenAnswer open(Project project, Applicant applicant) {
        return submissions.open(project, applicant);
      }

      @Override
      public DepositAnswer deposit(Project project, SubmissionId id, Destination to) {
        return submissions.deposit(project, id, to.spelled, to.number, to.holder);
      }

      @Override
      public DepositAnswer checkHolder(Project project, SubmissionId id, Destination to) {
        return submissions.checkHolder(project, id, to.spelled, to.number, to.holder);
      }

      @Override
      public GuessAnswer guess(
          Caller caller, SubmissionId id, Person person, DescriptorCode typed) {
        GuessPass pass = passes.of(caller.key());
        return submissions.guess(caller.project(), id, person, typed, pass);
      }

      @Override
      public EditAnswer edit(Project project, SubmissionId id, String admin, Edit edit) {
        return submissions.edit(project, id, admin, edit);
      }

      @Override
      public DeleteAnswer delete(Project project, SubmissionId id, String admin) {
        return submissions.delete(project, id, admin);
      }

      @Override
      public Page find(Project project, Search search) throws SQLException {
        return submissions.find(project, search);
      }
    };
  }
}
