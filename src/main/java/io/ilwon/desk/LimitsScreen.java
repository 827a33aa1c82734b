package io.ilwon.desk;

import io.ilwon.bank.BankDay;
import io.ilwon.bank.BankDirectory;
import io.ilwon.desk.LimitsView.AccountRow;
import io.ilwon.desk.LimitsView.AddressRow;
import io.ilwon.desk.LimitsView.LockRow;
import io.ilwon.desk.LimitsView.SpreadRow;
import io.ilwon.http.Response;
import io.ilwon.operator.Power;
import io.ilwon.operator.Reasons;
import io.ilwon.project.KeyId;
import io.ilwon.submission.AccountLift.Lifted;
import io.ilwon.submission.LockedAccountStore.Locked;
import io.ilwon.submission.SubmissionId;
import io.ilwon.transfer.CappedAccount;
import io.ilwon.transfer.FoundTransfer;
import io.ilwon.transfer.OperatorQueue;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** D8: what is used up or locked today, who comes without a key, and how a lock is lifted. */
public final class LimitsScreen implements Screen {
  static final String PATH = "/desk/limits";
  private static final int MOST = 50;
  private static final int MOST_CANDIDATES = 500;

  private final LimitRoom room;
  private final ProjectNames projects;
  private final OperatorQueue transfers;
  private final BankDirectory banks;

  LimitsScreen(
      LimitRoom room, ProjectNames projects, OperatorQueue transfers, BankDirectory banks) {
    this.room = room;
    this.projects = projects;
    this.transfers = transfers;
    this.banks = banks;
  }

  @Override
  public List<Action> actions() {
    return List.of(
        Action.page(PATH, Power.SEE_LIMITS, this::show),
        Action.deed(PATH + "/account/*", Power.CHANGE_LIMITS, this::liftAccount),
        Action.deed(PATH + "/key/*", Power.CHANGE_LIMITS, this::liftKey));
  }

  private Response show(Visit visit) throws SQLException {
    return visit.html("limits", view(visit, List.of()));
  }

  private LimitsView view(Visit visit, List<Form.Fault> faults) throws SQLException {
    Instant now = visit.session().now();
    BankDay today = BankDay.of(now);
    String project = visit.project().orElse(null);
    List<AccountRow> capped = new ArrayList<>();
    for (CappedAccount each : room.loads().capped(today, project, MOST)) {
      capped.add(capped(visit, each));
    }
    List<LockRow> locked = new ArrayList<>();
    for (Locked each : room.locked().locked(now, project, MOST_CANDIDATES)) {
      locked.add(locked(visit, each));
    }
    List<SpreadRow> spread =
        room.loads().spread(today, project, MOST).stream()
            .map(each ->
                new SpreadRow(
                    each.submission(),
                    submission(visit, each.submission()),
                    name(each.project()),
                    each.accounts(),
                    visit.times().of(each.lastAt())))
            .toList();
    return new LimitsView(
        visit.frame(Section.LIMITS, "limits.title"),
        capped,
        locked,
        keys(visit),
        spread,
        strangers(visit, now),
        visit.may(Power.CHANGE_LIMITS),
        faults);
  }

  private AccountRow capped(Visit visit, CappedAccount each) throws SQLException {
    Optional<FoundTransfer> transfer = transfers.find(each.transfer());
    return new AccountRow(
        bank(visit, transfer),
        number(visit, transfer),
        name(each.project()),
        each.places(),
        submission(visit, each.submission()));
  }

  private LockRow locked(Visit visit, Locked each) throws SQLException {
    Optional<FoundTransfer> transfer = transfers.find(each.transfer());
    return new LockRow(
        each.submission(),
        bank(visit, transfer) + " " + number(visit, transfer),
        name(each.project()),
        Integer.toString(each.wrong()),
        visit.times().of(each.until()),
        submission(visit, each.submission()));
  }

  private List<LockRow> keys(Visit visit) throws SQLException {
    List<LockRow> rows = new ArrayList<>();
    for (Map.Entry<String, Instant> each : room.trust().shut().entrySet()) {
      room.keys().search(visit.project().orElse(null), each.getKey(), 1).stream()
          .map(key ->
              new LockRow(
                  key.id().text(),
                  KeyRow.shortened(key.id().text()),
                  name(key.project().text()),
                  "",
                  visit.times().of(each.getValue()),
                  visit.may(Power.SEE_DEVELOPERS) ? KeyRow.FOLDER + key.id() : null))
          .forEach(rows::add);
    }
    return rows;
  }

  private List<AddressRow> strangers(Visit visit, Instant now) {
    return room.strangers().get().stream()
        .limit(MOST)
        .map(each ->
            new AddressRow(
                each.address(),
                each.calls(),
                visit.times().of(now.minus(each.ago())),
                why(visit, each.why())))
        .toList();
  }

  /** The gate's word in the operator's language. */
  private static String why(Visit visit, String why) {
    String key =
        switch (why) {
          case "no key" -> "no_key";
          case "what they show is no key" -> "no_form";
          case "no such key, or it has ended" -> "unknown";
          default -> "kind";
        };
    return visit.words().text("limits.why." + key);
  }

  private String bank(Visit visit, Optional<FoundTransfer> transfer) {
    return transfer.map(t -> QueueRow.bank(t, visit, banks)).orElse("—");
  }

  private static String number(Visit visit, Optional<FoundTransfer> transfer) {
    return transfer
        .flatMap(t -> Optional.ofNullable(t.number()))
        .map(number -> visit.masks().number(number.unmasked()))
        .orElse("—");
  }

  private String name(String project) {
    return projects.all().getOrDefault(project, project);
  }

  private static @Nullable String submission(Visit visit, String id) {
    return visit.may(Power.SEE_VERIFICATIONS) ? "/desk/verifications/" + id : null;
  }

  private Response liftAccount(Visit visit) throws SQLException {
    String reason = visit.form("reason").strip();
    if (!Reasons.good(reason)) {
      return unreasoned(visit);
    }
    String said =
        switch (room.accounts().lift(new SubmissionId(visit.rest()), visit.by(reason))) {
          case Lifted.Done _ -> "limits.lifted";
          case Lifted.NotLocked _ -> "limits.open";
          case Lifted.NoAccount _ -> "limits.gone";
        };
    return visit.done(PATH, said);
  }

  private Response liftKey(Visit visit) throws SQLException {
    String reason = visit.form("reason").strip();
    if (!Reasons.good(reason)) {
      return unreasoned(visit);
    }
    KeyId key = new KeyId(visit.rest());
    boolean lifted = room.trust().lift(key, visit.by(reason), room.trail()).isPresent();
    return visit.done(PATH, lifted ? "limits.lifted" : "limits.open");
  }

  private Response unreasoned(Visit visit) throws SQLException {
    Form.Fault fault =
        new Form.Fault("reason-" + visit.rest(), visit.words().text("dev.reason.bad"));
    return visit.wrong("limits", view(visit, List.of(fault)));
  }
}
