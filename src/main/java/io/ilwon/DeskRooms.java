package io.ilwon;

import io.ilwon.audit.By;
import io.ilwon.audit.ToldStore;
import io.ilwon.crypto.SealBroken;
import io.ilwon.db.DatabaseClock;
import io.ilwon.desk.ChainCheck;
import io.ilwon.desk.Control;
import io.ilwon.desk.Desk;
import io.ilwon.desk.DeskUrl;
import io.ilwon.desk.ProjectNames;
import io.ilwon.desk.WebhookRoom;
import io.ilwon.due.DueTask;
import io.ilwon.http.Routes;
import io.ilwon.operator.Operators;
import io.ilwon.operator.Token;
import io.ilwon.project.ProjectId;
import io.ilwon.project.ProjectStore;
import io.ilwon.submission.Submissions;
import io.ilwon.transfer.BankLoad;
import io.ilwon.transfer.Hold;
import io.ilwon.webhook.Webhooks;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** What the desk stands on, of a server's settings and ground. */
final class DeskRooms {
  private final Settings settings;
  private final Ground ground;
  private final DatabaseClock clock;
  private final Operators operators;
  private final Desk.Money money;
  private final ProjectNames names;
  private final Control control;
  private final DeskTools tools;
  private final ProjectStore projects;
  private final DeskReading reading;
  private final DeskCases cases;

  /** The desk opens before anybody is told anything. */
  private volatile @Nullable Webhooks webhooks;

  /**
   * Over a server's ground.
   *
   * @param later what is there once the server has opened
   * @param tools what further screens stand on
   */
  DeskRooms(
      Settings settings, Ground ground, DatabaseClock clock, ServerLater later, DeskTools tools) {
    this.settings = settings;
    this.ground = ground;
    this.clock = clock;
    this.tools = tools;
    this.names = new ProjectNames(this::names);
    this.money = DeskMoney.of(settings, ground, clock, later.schedules());
    this.control = DeskControl.of(settings, ground, clock, names, later);
    this.operators = new Operators(ground.database(), clock, ground.keyset());
    this.projects = new ProjectStore(ground.database(), ground.keyset(), clock);
    this.reading = new DeskReading(settings, ground, clock);
    this.cases = new DeskCases(ground, clock, later.publicUrl());
  }

  /** The desk's routes; the port is known once it is listened on. */
  Routes routes(IntSupplier adminPort) {
    DeskUrl url = () -> url(adminPort.getAsInt());
    boolean live = settings.mode() == Mode.PRODUCTION;
    return Desk.routes(
        new Desk.Rooms(
            operators,
            names,
            url,
            live,
            new ToldStore(ground.database()),
            new ChainCheck(new WholeAudit(ground.database(), ground.keyset(), clock)),
            reading.of(operators.accesses(), names, telling()),
            money,
            control,
            tools.developers(),
            tools.limits(),
            tools.costs(),
            telling(),
            cases));
  }

  /** From now on the desk knows why nothing is sent to a bank. */
  void watch(Hold sends, BankLoad load) {
    reading.watch(sends, load);
  }

  private WebhookRoom telling() {
    return new WebhookRoom(() -> Optional.ofNullable(webhooks));
  }

  /** From now on verifications can be ended. */
  void ends(Submissions submissions) {
    cases.ends(submissions);
  }

  /** From now on the desk knows who is told. */
  void tells(Webhooks telling) {
    webhooks = telling;
  }

  String url(int adminPort) {
    return settings.desk().url(adminPort);
  }

  /** Forgets what the law lets go, from now on. */
  DueTask forgetting() {
    int years = settings.desk().accessLogYears();
    return new DueTask(
        "access-log", Duration.ofHours(1), () -> operators.accesses().forget(years) > 0);
  }

  /** A one-time link for the first owner; empty while there is one. */
  Optional<String> firstLink(int adminPort) throws SQLException {
    By by = new By(System.getProperty("user.name", "unknown"), "the server's start");
    return operators.links().first(by).map(Token::unmasked).map(t -> Desk.join(url(adminPort), t));
  }

  private Map<String, String> names() throws SQLException {
    Map<String, String> names = new LinkedHashMap<>();
    for (ProjectId id : projects.list()) {
      try {
        projects.find(id).ifPresent(project -> names.put(id.text(), project.name()));
      } catch (SealBroken _) {
        names.put(id.text(), id.text());
      }
    }
    return names;
  }
}
