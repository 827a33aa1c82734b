package io.ilwon.contract;

import io.ilwon.bank.Account;
import io.ilwon.bank.AccountNumber;
import io.ilwon.bank.BankCode;
import io.ilwon.bank.Brand;
import io.ilwon.bank.DescriptorCode;
import io.ilwon.bank.HolderName;
import io.ilwon.project.Admission;
import io.ilwon.project.Caller;
import io.ilwon.project.KeyId;
import io.ilwon.project.Project;
import io.ilwon.project.ProjectId;
import io.ilwon.project.ProjectLimits;
import io.ilwon.project.Scope;
import io.ilwon.submission.Applicant;
import io.ilwon.submission.DeleteAnswer;
import io.ilwon.submission.DepositAnswer;
import io.ilwon.submission.Edit;
import io.ilwon.submission.EditAnswer;
import io.ilwon.submission.Found;
import io.ilwon.submission.GuessAnswer;
import io.ilwon.submission.KycResult;
import io.ilwon.submission.OpenAnswer;
import io.ilwon.submission.Page;
import io.ilwon.submission.PageKey;
import io.ilwon.submission.Person;
import io.ilwon.submission.Rejection;
import io.ilwon.submission.RetryReason;
import io.ilwon.submission.Search;
import io.ilwon.submission.SubmissionId;
import java.net.InetAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** What stands behind the door in a test: it answers what the script says and keeps the calls. */
final class Script implements Behind {

  static final String ID = "sub-7f3a";
  static final SubmissionId SUBMISSION = new SubmissionId(ID);

  /** What was handed over, in order: records and values as the door made them. */
  final BlockingQueue<List<?>> calls = new LinkedBlockingQueue<>();

  private volatile List<String> given = List.of("Admitted");

  /** From now on answers so: a word, then its numbers or phrase. */
  void given(String words) {
    given = List.of(words.split(" ", 3));
    calls.clear();
  }

  private String word() {
    return given.getFirst();
  }

  private int number(int place) {
    return Integer.parseInt(given.get(place));
  }

  private String rest() {
    return String.join(" ", given.subList(1, given.size()));
  }

  private static Project project() {
    ProjectLimits limits =
        new ProjectLimits(Duration.ofMinutes(5), 3, Duration.ofSeconds(30), 5, 10_000);
    return new Project(
        new ProjectId("p-1"),
        "시험",
        new Brand("일원"),
        true,
        false,
        List.of(),
        limits,
        List.of(),
        List.of());
  }

  @Override
  public Admission admit(@Nullable String keyText, InetAddress peer, Scope needed) {
    calls.add(List.of(Optional.ofNullable(keyText), peer, needed));
    return switch (word()) {
      case "Forbidden" -> new Admission.Forbidden();
      case "AddressDenied" -> new Admission.AddressDenied();
      case "TooMany" -> new Admission.TooMany(Duration.ofMillis(number(1) * 1000L - 500));
      case "Unreadable" -> new Admission.Unreadable();
      default -> new Admission.Admitted(new Caller(project(), new KeyId("k-1"), Set.of(needed)));
    };
  }

  @Override
  public OpenAnswer open(Project project, Applicant applicant) {
    calls.add(List.of(project, applicant));
    return word().equals("NotRecorded")
        ? new DepositAnswer.NotRecorded(rest())
        : new OpenAnswer.Opened(SUBMISSION);
  }

  @Override
  public DepositAnswer deposit(Project project, SubmissionId id, Destination to) {
    calls.add(List.of("deposit", project, id, to));
    return switch (word()) {
      case "Broken" -> throw new IllegalStateException("a fault that names 12345678901");
      case "Retry" -> new DepositAnswer.Retry(RetryReason.valueOf(given.get(1)), number(2));
      case "TooManyFailures" -> new DepositAnswer.TooManyFailures(number(1));
      case "OptionOff" -> new DepositAnswer.OptionOff();
      case "NotUsable" -> new DepositAnswer.NotUsable();
      case "NotRequested" -> new DepositAnswer.NotRequested(rest());
      case "NotRecorded" -> new DepositAnswer.NotRecorded(rest());
      case "LimitReached" -> new DepositAnswer.LimitReached();
      default -> new DepositAnswer.Success();
    };
  }

  @Override
  public DepositAnswer checkHolder(Project project, SubmissionId id, Destination to) {
    calls.add(List.of("checkHolder", project, id, to));
    return new DepositAnswer.Success();
  }

  @Override
  public GuessAnswer guess(Caller caller, SubmissionId id, Person person, DescriptorCode typed) {
    calls.add(List.of(caller.project(), id, person, typed));
    return switch (word()) {
      case "NotUsable" -> new DepositAnswer.NotUsable();
      case "NotRecorded" -> new DepositAnswer.NotRecorded(rest());
      case "NoCodeRequested" -> new GuessAnswer.NoCodeRequested();
      case "Locked" -> new GuessAnswer.Locked(number(1), Duration.ofSeconds(number(2)));
      case "CodeExpired" -> new GuessAnswer.CodeExpired(number(1));
      case "CodeVoid" -> new GuessAnswer.CodeVoid(number(1));
      case "CodeWrong" -> new GuessAnswer.CodeWrong(number(1));
      case "GuessesSpent" -> new GuessAnswer.GuessesSpent(number(1));
      default -> new GuessAnswer.Approved(0);
    };
  }

  @Override
  public EditAnswer edit(Project project, SubmissionId id, String admin, Edit edit) {
    calls.add(List.of(project, id, admin, edit));
    return switch (word()) {
      case "NotUsable" -> new DepositAnswer.NotUsable();
      case "NotRecorded" -> new DepositAnswer.NotRecorded(rest());
      default -> new EditAnswer.Edited();
    };
  }

  @Override
  public DeleteAnswer delete(Project project, SubmissionId id, String admin) {
    calls.add(List.of(project, id, admin));
    return switch (word()) {
      case "NotFound" -> new DeleteAnswer.NotFound();
      case "NotRecorded" -> new DepositAnswer.NotRecorded(rest());
      default -> new DeleteAnswer.Deleted();
    };
  }

  @Override
  public Page find(Project project, Search search) throws SQLException {
    calls.add(List.of(project, search));
    Instant created = Instant.parse("2026-03-01T09:00:00.987Z");
    return switch (rest()) {
      case "one" -> new Page(List.of(approved(created)), null);
      case "more" ->
          new Page(List.of(approved(created), erased(created)), new PageKey(SUBMISSION, created));
      case "none", "" -> {
        if (word().equals("FindFails")) {
          throw new SQLException("connection to 10.0.0.7 refused");
        }
        yield new Page(List.of(), null);
      }
      default -> throw new IllegalStateException(rest());
    };
  }

  private static Found approved(Instant created) {
    Instant done = created.plusSeconds(125);
    Account account = new Account(new BankCode("004"), new AccountNumber("12345678901"));
    return new Found(
        SUBMISSION,
        created,
        done,
        done,
        new Applicant("hong@example.kr", "KOR", "passport", "u-1", "첫째", null, null, null),
        new Person("홍길동", "1990-12-31", null, "KOR"),
        KycResult.APPROVED,
        null,
        List.of(
            new Found.Attempt(created.plusSeconds(120), "wrong"), new Found.Attempt(done, "right")),
        new Found.FoundAccount(
            account,
            new HolderName("홍길동"),
            "sent",
            List.of(new Found.Attempt(created.plusSeconds(60), "sent")),
            done));
  }

  private static Found erased(Instant created) {
    return new Found(
        SUBMISSION,
        created,
        created,
        created.plusSeconds(14_400),
        null,
        null,
        KycResult.REJECTED,
        Rejection.TIMEOUT,
        List.of(),
        null);
  }
}
