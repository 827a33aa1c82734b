package io.ilwon;

import io.ilwon.audit.HeadFile;
import io.ilwon.bank.BankDirectory;
import io.ilwon.calls.CallTally;
import io.ilwon.contract.Contract;
import io.ilwon.contract.WebhookBodies;
import io.ilwon.crypto.Keyset;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.hosted.Hosted;
import io.ilwon.hosted.Sessions;
import io.ilwon.http.HttpServer;
import io.ilwon.http.Routes;
import io.ilwon.meter.Scrape;
import io.ilwon.project.Admission;
import io.ilwon.project.ApiKey;
import io.ilwon.project.ApiKeyStore;
import io.ilwon.project.Gate;
import io.ilwon.project.ProjectStore;
import io.ilwon.project.Scope;
import io.ilwon.rail.InquirySchedule;
import io.ilwon.rail.Rail;
import io.ilwon.reference.Reference;
import io.ilwon.submission.GuessPass;
import io.ilwon.submission.KeyTrustStore;
import io.ilwon.submission.KeyWatch;
import io.ilwon.submission.Submissions;
import io.ilwon.transfer.BankLoad;
import io.ilwon.transfer.BankUse;
import io.ilwon.transfer.Barrier;
import io.ilwon.transfer.Hold;
import io.ilwon.transfer.Holds;
import io.ilwon.transfer.Inquirer;
import io.ilwon.transfer.InquiryStore;
import io.ilwon.transfer.OperatorHoldStore;
import io.ilwon.transfer.OperatorHolds;
import io.ilwon.transfer.TransferFields;
import io.ilwon.transfer.TransferSeal;
import io.ilwon.webhook.Reach;
import io.ilwon.webhook.Webhooks;
import java.io.IOException;
import java.net.InetAddress;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The doors and the rooms behind them, opened on firm ground. Closing is the clean stop: not ready
 * first, then the doors, then the sends under way, then everything beneath.
 */
final class Server implements AutoCloseable {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Health health;
  private final Gate gate;
  private final DeskRooms desk;
  private final List<String> routes;
  private final HttpServer doors;
  private final HttpServer admin;

  /** How the rail is asked; nothing is settled before there is one. */
  private volatile @Nullable InquirySchedule inquiries;

  /** How banks fare here; none before there is a rail. */
  private volatile Supplier<List<BankUse>> uses = List::of;

  private final Instruments instruments;

  private Server(Settings settings, Ground ground, DatabaseClock clock, Network.Opening opening)
      throws IOException, SQLException, InterruptedException {
    boolean complete = false;
    this.health = new Health(ground.database());
    ProjectStore projects = new ProjectStore(ground.database(), ground.keyset(), clock);
    ApiKeyStore keys = new ApiKeyStore(ground.database(), projects, clock);
    this.gate = new Gate(keys, settings.defaults(), settings.mode().keys());
    this.desk =
        new DeskRooms(
            settings,
            ground,
            clock,
            new ServerLater(
                () -> Optional.ofNullable(inquiries), () -> uses.get(), () -> publicUrl(settings)),
            DeskTools.of(settings, ground, clock, gate, () -> publicUrl(settings)));
    try {
      this.instruments = open(new Instruments(settings, ground));
      Routes inside = health.routes().and(instruments.routes()).and(desk.routes(() -> adminPort()));
      this.admin = listen(settings.mode(), "ILWON_ADMIN_PORT", settings.adminPort(), inside);
      BankDirectory banks = BankDirectory.load();
      Network network = opening.open(settings, ground, clock, banks);
      open(network.beneath());
      Routes rooms = rooms(settings, ground, clock, network, banks);
      this.routes = rooms.all();
      this.doors = listen(settings.mode(), "ILWON_HTTP_PORT", settings.httpPort(), rooms);
      complete = true;
    } finally {
      if (!complete) {
        close();
      }
    }
  }

  /** Opens everything; what a former start left under way is taken over before the doors open. */
  static Server open(Settings settings, Ground ground, Network.Opening opening)
      throws IOException, SQLException, InterruptedException {
    return new Server(settings, ground, DatabaseClock.SYSTEM, opening);
  }

  /** The same with the network of the settings, by another clock. */
  static Server open(Settings settings, Ground ground, DatabaseClock clock)
      throws IOException, SQLException, InterruptedException {
    return new Server(settings, ground, clock, Network::open);
  }

  /** From now on {@code /readyz} says so: whoever waits for it finds every file written. */
  void ready() {
    health.ready();
  }

  /** What the public port answers, {@code METHOD path} each. */
  List<String> routes() {
    return routes;
  }

  int httpPort() {
    return doors.port();
  }

  int adminPort() {
    return admin.port();
  }

  DeskRooms desk() {
    return desk;
  }

  /** Whether this key lets a caller in. */
  boolean knows(ApiKey key) {
    return gate.admit(key.unmasked(), InetAddress.getLoopbackAddress(), Scope.SUBMIT)
        instanceof Admission.Admitted;
  }

  private Routes rooms(
      Settings settings, Ground ground, DatabaseClock clock, Network network, BankDirectory banks)
      throws IOException, SQLException, InterruptedException {
    Database database = ground.database();
    Keyset keys = ground.keyset();
    Timings timings = settings.timings();
    Rail rail = network.rail();
    inquiries = Sending.schedule(rail, timings);
    Node node = open(Node.start(ground, clock, timings.lease()));
    open(new KeysetWatch(keys, database, clock, node.id()));
    open(desk.forgetting());
    open(new HeadFile(database, clock, keys.heads(), settings.dataDir().resolve("audit")));
    ProjectStore projects = new ProjectStore(database, keys, clock);
    OperatorHolds operators =
        open(new OperatorHolds(new OperatorHoldStore(database, clock, keys.rows(), rail.name())));
    Hold holds = Holds.of(List.of(ground.guard(), operators));
    BankLoad load = new BankLoad(settings.bankSends());
    uses = load::use;
    desk.watch(holds, load);
    instruments.banks(rail, load, holds, banks);
    Webhooks webhooks = webhooks(settings, database, clock, keys, node);
    Submissions submissions =
        open(
            Sending.submissions(
                settings,
                ground,
                clock,
                rail,
                banks,
                new Barrier(holds, load, operators::stops),
                Sending.sender(node, rail, timings, keys),
                webhooks));
    desk.ends(submissions);
    instruments.queue(submissions::waiting);
    webhooks.begin(new WebhookBodies(submissions, banks));
    inquire(node, network, submissions, ground, clock, timings);
    GuessPass.Desk passes = passes(settings.mode(), database, clock);
    Hosted.Rooms page =
        new Hosted.Rooms(
            gate,
            open(new Sessions(database, clock, keys, submissions)),
            submissions,
            id -> projects.forNews(id, settings.defaults()),
            passes,
            banks,
            DevDoors.orClosed(holds, network.sandbox()),
            operators::reopens,
            operators::message,
            settings.dataDir(),
            () -> publicUrl(settings));
    CallLogging calls = open(new CallLogging(database, clock, gate));
    return DevDoors.around(
        doors(page, calls.tally()), network.sandbox(), settings, ground, clock, page);
  }

  /** Who is told: the desk sees it, and its numbers are read with the others. */
  private Webhooks webhooks(
      Settings settings, Database database, DatabaseClock clock, Keyset keys, Node node)
      throws SQLException {
    Reach reach = WebhookReach.of(settings);
    Webhooks webhooks = open(new Webhooks(database, clock, keys, reach, node.id().uuid()));
    desk.tells(webhooks);
    Scrape scrape = instruments.scrape();
    WebhookReadings waiting = new WebhookReadings(webhooks, scrape);
    open(new Readings(database, clock, settings, scrape, waiting::read));
    return webhooks;
  }

  private static Routes doors(Hosted.Rooms page, CallTally calls) {
    return Contract.routes(page.gate(), page.submissions(), page.passes(), page.banks(), calls)
        .and(Hosted.routes(page, calls))
        .and(Reference.routes());
  }

  /** What nobody knows is asked about from now on. */
  private void inquire(
      Node node,
      Network network,
      Submissions submissions,
      Ground ground,
      DatabaseClock clock,
      Timings timings)
      throws IOException, SQLException, InterruptedException {
    Keyset keys = ground.keyset();
    Inquirer inquirer =
        open(
            new Inquirer(
                new InquiryStore(ground.database(), clock, new TransferSeal(keys.rows())),
                network.rail(),
                new TransferFields(keys.dataKeys()),
                submissions,
                timings.lease()));
    node.takeOver(inquirer);
    inquirer.start();
  }

  /** On the machine of whoever tries it out the port itself is the address. */
  private Optional<String> publicUrl(Settings settings) {
    return switch (settings.mode()) {
      case DEV -> settings.publicUrl().or(() -> Optional.of("http://localhost:" + httpPort()));
      case PRODUCTION -> settings.publicUrl();
    };
  }

  /** Behind test keys are no accounts to steal. */
  private GuessPass.Desk passes(Mode mode, Database database, DatabaseClock clock)
      throws SQLException {
    return switch (mode.keys()) {
      case LIVE -> open(new KeyWatch(new KeyTrustStore(database, clock)));
      case TEST -> _ -> GuessPass.FREE;
    };
  }

  /** In dev everybody who reaches the port reads every passbook: nobody but this machine shall. */
  private HttpServer listen(Mode mode, String setting, int port, Routes routes) {
    try {
      return open(
          switch (mode) {
            case DEV -> HttpServer.startOnLoopback(port, routes);
            case PRODUCTION -> HttpServer.start(port, routes);
          });
    } catch (IllegalStateException e) {
      throw new CommandRefused(
          "port " + port + " is taken; stop whoever listens there or set " + setting);
    }
  }

  private <T extends AutoCloseable> T open(T part) {
    open.push(part);
    return part;
  }

  @Override
  public void close() {
    health.stopping();
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        // Closing goes on: what stays open ends with the process, and leases end what it left.
      }
    }
  }
}
