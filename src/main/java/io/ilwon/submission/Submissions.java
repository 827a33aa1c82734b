package io.ilwon.submission;

import io.ilwon.audit.AuditEntry;
import io.ilwon.bank.AccountNumber;
import io.ilwon.bank.BankCode;
import io.ilwon.bank.DescriptorCode;
import io.ilwon.bank.HolderName;
import io.ilwon.crypto.DataKey;
import io.ilwon.crypto.Ids;
import io.ilwon.group.Group;
import io.ilwon.group.GroupStore;
import io.ilwon.group.Reply;
import io.ilwon.project.Project;
import io.ilwon.transfer.News;
import io.ilwon.transfer.Outcomes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the doors may ask of a submission. Every method answers within the answer time, is safe for
 * many threads, and changes nothing when its answer says so.
 */
public final class Submissions implements Outcomes, AutoCloseable {
  /** A clean stop waits this long for sends under way: the bank's answer time and a little. */
  private static final Duration STOPPING = Duration.ofSeconds(12);

  private final Group<Command, Told> group;
  private final Vault vault;
  private final Deposits deposits;
  private final HolderChecks checks;
  private final SubmissionReader reader;
  private final StandingReader standings;
  private final DueSubmissions due;
  private final Hearing hearing;
  private final Duration patience;

  /** Starts the groups and the due tasks. */
  public Submissions(Resources r) {
    MoneyMeters.shown();
    GuessMeters.shown();
    GroupStore groups = new GroupStore(r.clock());
    OpenTransfers open = new OpenTransfers(r.database());
    Seals seals = Seals.of(r.keys());
    this.vault = new Vault(r.keys());
    this.group =
        new Group<>(
            "group",
            r.database(),
            groups,
            () ->
                new SubmissionWork(
                    SubmissionRules::decide, r.clock(), r.sender(), seals, groups, r.audience()),
            r.lanes());
    Carrier carrier = new Carrier(r.database(), r.clock(), r.keys());
    this.deposits =
        new Deposits(
            group,
            vault,
            carrier,
            r.banks(),
            r.budget(),
            r.rail(),
            r.barrier(),
            open,
            r.sender(),
            r.answer());
    this.checks =
        new HolderChecks(group, vault, carrier, r.banks(), r.rail(), r.barrier(), open, r.answer());
    this.reader = new SubmissionReader(r.database(), r.clock(), vault, seals);
    this.standings = new StandingReader(r.database(), r.clock(), vault, seals);
    this.due = new DueSubmissions(r.database(), r.clock(), r.keys(), group, groups);
    this.hearing = new Hearing(group, r.projects());
    this.patience = r.answer();
  }

  /** Calls that wait for a group now. */
  public int waiting() {
    return group.waiting();
  }

  /** Step 1: records a new submission. */
  public OpenAnswer open(Project project, Applicant applicant) {
    return open(project, new SubmissionId(Ids.unguessable()), applicant);
  }

  /** Step 1 under an unguessable id that the door has drawn, and used for nothing else. */
  public OpenAnswer open(Project project, SubmissionId id, Applicant applicant) {
    String p = project.id().text();
    @Nullable String userid = applicant.userid();
    DataKey key = vault.freshKey(p, id);
    Command.Open command =
        new Command.Open(
            id,
            p,
            applicant.issuingCountry(),
            key.wrapped(),
            vault.seal(key, p, id, applicant),
            vault.emailIndex(p, applicant.email()),
            userid == null ? null : vault.useridIndex(p, userid));
    return switch (group.ask(command, patience)) {
      case Reply.Stored<Told> s -> new OpenAnswer.Opened(id);
      case Reply.Busy<Told> b -> Reason.BUSY.notRecorded();
      case Reply.Unavailable<Told> u -> Reason.UNAVAILABLE.notRecorded();
      case Reply.Undecided<Told> u -> Reason.UNAVAILABLE.notRecorded();
    };
  }

  /** PreStep2, possession: sends one won whose remitter name begins with a new code. */
  public DepositAnswer deposit(
      Project project, SubmissionId id, BankCode bank, AccountNumber number, HolderName holder) {
    return project.accountOccupancy()
        ? deposits.deposit(project, id, bank, number, holder)
        : new DepositAnswer.OptionOff();
  }

  /** PreStep2, holder check: asks the rail whose account it is; no money moves. */
  public DepositAnswer checkHolder(
      Project project, SubmissionId id, BankCode bank, AccountNumber number, HolderName holder) {
    return project.accountOccupancy()
        ? checks.check(project, id, bank, number, holder)
        : new DepositAnswer.OptionOff();
  }

  /**
   * Step 2: evaluates the digits the person typed.
   *
   * @param pass what the key's earlier guesses allow
   */
  public GuessAnswer guess(
      Project project, SubmissionId id, Person person, DescriptorCode typed, GuessPass pass) {
    String p = project.id().text();
    Command.Guess command = new Command.Guess(id, p, Terms.of(project), typed, person, pass);
    GuessAnswer answer = guessed(command);
    GuessMeters.answered(answer);
    return answer;
  }

  private GuessAnswer guessed(Command.Guess command) {
    return switch (group.ask(command, patience)) {
      case Reply.Stored<Told> s when s.answer().answer() instanceof GuessAnswer a -> a;
      case Reply.Stored<Told> s -> throw new IllegalStateException("no answer to a guess");
      case Reply.Busy<Told> b -> Reason.BUSY.notRecorded();
      case Reply.Unavailable<Told> u -> Reason.UNAVAILABLE.notRecorded();
      case Reply.Undecided<Told> u -> Reason.UNAVAILABLE.notRecorded();
    };
  }

  /** Gives a code that is about to end more time, within the guideline's fifteen minutes. */
  public MoreTimeAnswer moreTime(Project project, SubmissionId id) {
    return switch (group.ask(new Command.MoreTime(id, project.id().text()), patience)) {
      case Reply.Stored<Told> s when s.answer().answer() instanceof MoreTimeAnswer a -> a;
      case Reply.Stored<Told> s -> throw new IllegalStateException("no answer to more time");
      case Reply.Busy<Told> b -> Reason.BUSY.notRecorded();
      case Reply.Unavailable<Told> u -> Reason.UNAVAILABLE.notRecorded();
      case Reply.Undecided<Told> u -> Reason.UNAVAILABLE.notRecorded();
    };
  }

  /** How the project's submission stands now; empty when there is none, or it is erased. */
  public Optional<Standing> standing(Project project, SubmissionId id) throws SQLException {
    return standings.of(project.id().text(), id);
  }

  /** PATCH: sets the result of an unfinished submission, or what Step 1 told, or both. */
  public EditAnswer edit(Project project, SubmissionId id, String admin, Edit edit) {
    String p = project.id().text();
    try {
      Optional<Applicant> before =
          edit.changesApplicant() ? reader.applicant(p, id) : Optional.empty();
      if (edit.changesApplicant() && before.isEmpty()) {
        return new DepositAnswer.NotUsable();
      }
      @Nullable Applicant after = before.map(a -> a.with(edit)).orElse(null);
      Command.Edit command =
          new Command.Edit(
              id,
              p,
              edit.kycStatus() == null ? null : edit.kycStatus() == KycResult.APPROVED,
              after,
              edit.userid() == null ? null : vault.useridIndex(p, edit.userid()),
              new Editor(admin));
      return edited(command);
    } catch (SQLException e) {
      return Reason.UNAVAILABLE.notRecorded();
    }
  }

  /** An operator ends an unfinished submission; stored with the entry, or neither is. */
  public EditAnswer end(String project, SubmissionId id, AuditEntry entry) {
    return edited(Command.Edit.ended(id, project, entry));
  }

  private EditAnswer edited(Command.Edit command) {
    return switch (group.ask(command, patience)) {
      case Reply.Stored<Told> s when s.answer().answer() instanceof EditAnswer a -> a;
      case Reply.Stored<Told> s -> throw new IllegalStateException("no answer to an edit");
      case Reply.Busy<Told> b -> Reason.BUSY.notRecorded();
      case Reply.Unavailable<Told> u -> Reason.UNAVAILABLE.notRecorded();
      case Reply.Undecided<Told> u -> Reason.UNAVAILABLE.notRecorded();
    };
  }

  /** DELETE: closes the submission; personal data goes now, or with the open transfer's outcome. */
  public DeleteAnswer delete(Project project, SubmissionId id, String admin) {
    String p = project.id().text();
    Command.Delete command = new Command.Delete(id, p, new Editor(admin));
    return switch (group.ask(command, patience)) {
      case Reply.Stored<Told> s when s.answer().answer() instanceof DeleteAnswer a -> a;
      case Reply.Stored<Told> s -> throw new IllegalStateException("no answer to a deletion");
      case Reply.Busy<Told> b -> Reason.BUSY.notRecorded();
      case Reply.Unavailable<Told> u -> Reason.UNAVAILABLE.notRecorded();
      case Reply.Undecided<Told> u -> Reason.UNAVAILABLE.notRecorded();
    };
  }

  /** The project's submissions that the search names, newest first, one page. */
  public Page find(Project project, Search search) throws SQLException {
    return reader.find(project.id().text(), search);
  }

  /** These as GET tells them, each of its own project; those that are gone are left out. */
  public Map<SubmissionId, Found> findAll(Map<SubmissionId, String> projects) throws SQLException {
    return reader.findAll(projects);
  }

  @Override
  public void tell(Address address, News news) {
    hearing.tell(address, news);
  }

  /** Stops cleanly: sends under way are finished and stored, then the groups end. */
  @Override
  public void close() {
    due.close();
    try {
      deposits.quiet(STOPPING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    group.close();
  }
}
