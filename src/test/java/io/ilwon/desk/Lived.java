package io.ilwon.desk;

import io.ilwon.audit.By;
import io.ilwon.bank.BankCode;
import io.ilwon.bank.BankDirectory;
import io.ilwon.bank.Brand;
import io.ilwon.calls.CallTally;
import io.ilwon.calls.Failing;
import io.ilwon.contract.WebhookBodies;
import io.ilwon.hosted.LinkFor;
import io.ilwon.http.RawClient.Answer;
import io.ilwon.operator.Role;
import io.ilwon.project.ProjectId;
import io.ilwon.project.ProjectSettings;
import io.ilwon.project.ProjectStore;
import io.ilwon.submission.SubmissionId;
import io.ilwon.transfer.Banks;
import io.ilwon.transfer.StopMessage;
import io.ilwon.webhook.Audience;
import io.ilwon.webhook.Reach;
import io.ilwon.webhook.Receiver;
import io.ilwon.webhook.Webhooks;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A desk on which everything has happened: behind each of its pages stands one account's story, and
 * every secret that could be on one is known here.
 */
final class Lived implements AutoCloseable {
  static final String NUMBER = "11010000009990";
  static final String REFUSED = "11010000000001";
  static final String UNKNOWN = "11077770000006";

  /** What an operator writes who does not think of who reads it. */
  static final String LOOSE = "계좌 1101-0000-009990 확인";

  static final String HOLDER = "홍길동";
  static final String SHOP = "상점";

  /** In the address of a customer's server; for whoever may change it. */
  static final String HIDDEN = "key-of-the-address";

  final FullDesk desk;
  final io.ilwon.submission.Desk ground;

  /** By how they ended. */
  final Map<String, SubmissionId> verifications = new LinkedHashMap<>();

  final List<String> codes = new ArrayList<>();
  String apiKey = "";
  String keyId = "";
  String webhookSecret = "";
  String hook = "";
  String delivery = "";
  String queued = "";
  String link = "";
  private final Webhooks webhooks;
  private final Receiver receiver = new Receiver();

  private Lived(FullDesk desk, Webhooks webhooks) {
    this.desk = desk;
    this.ground = desk.ground;
    this.webhooks = webhooks;
  }

  static Lived open() throws Exception {
    Lived lived = fresh();
    lived.tell();
    lived.verify();
    lived.operate();
    return lived;
  }

  /** The same before anything has happened. */
  static Lived fresh() throws SQLException {
    AtomicReference<Audience> audience = new AtomicReference<>(Audience.NOBODY);
    var ground = io.ilwon.submission.Desk.open(setup(audience));
    ProjectId project = ProjectId.fresh();
    new ProjectStore(ground.database, ground.keys, ground.clock)
        .insert(
            project,
            ProjectSettings.fresh(SHOP, new Brand("일원"), true),
            new By("hong", "made by a test"));
    var usual = ground.project;
    ground.project =
        new io.ilwon.project.Project(
            project,
            SHOP,
            usual.brand(),
            true,
            false,
            List.of(),
            usual.limits(),
            List.of(),
            List.of());
    Webhooks webhooks =
        new Webhooks(
            ground.database,
            ground.clock,
            ground.keys,
            new Reach(List.of()).withLoopback(),
            UUID.randomUUID());
    webhooks.begin(new WebhookBodies(ground.submissions, BankDirectory.load()));
    audience.set(webhooks);
    return new Lived(new FullDesk(ground, project, SHOP, webhooks), webhooks);
  }

  private static io.ilwon.submission.Desk.Setup setup(AtomicReference<Audience> audience) {
    return io.ilwon.submission.Desk.Setup.USUAL.audience(
        new Audience() {
          @Override
          public boolean hears(String project) {
            return audience.get().hears(project);
          }

          @Override
          public void told() {
            audience.get().told();
          }
        });
  }

  /** A customer's server that fails, and says more than it should. */
  private void tell() throws IOException {
    receiver.answers =
        _ -> new Receiver.Answer(500, "", "<b>no</b> " + NUMBER + " 1101-0000-009990", 0);
    String[] fields = {
      "project",
      desk.project.text(),
      "url",
      receiver.url() + "?" + HIDDEN,
      "type-submission.approved",
      "1",
      "type-submission.rejected",
      "1",
      "reason",
      LOOSE
    };
    Answer added = desk.post(Role.OWNER, WebhookRoom.PATH + "/add", fields);
    webhookSecret = first("whsec_[A-Za-z0-9+/=]{40,}", added);
    hook = first(WebhookRoom.PATH + "/[a-z2-7]{20,}", added);
  }

  /** Of one account, in each of its states. */
  private void verify() throws SQLException {
    SubmissionId refused = begun("refused");
    for (int i = 0; i < 5; i++) {
      ground.deposit(refused, REFUSED);
      ground.clock.forward(Duration.ofSeconds(31));
    }
    SubmissionId approved = begun("approved");
    ground.deposit(approved, "11010000000002");
    ground.clock.forward(Duration.ofSeconds(31));
    ground.deposit(approved, NUMBER);
    String code = ground.codes(NUMBER).getFirst();
    ground.guess(approved, io.ilwon.submission.Desk.not(code));
    ground.clock.forward(Duration.ofSeconds(12));
    ground.guess(approved, code);
    LinkFor.submission(ground, begun("begun"));
    SubmissionId deleted = begun("deleted");
    ground.deposit(deleted, NUMBER);
    ground.submissions.delete(ground.project, deleted, "admin@example.com");
    ground.deposit(begun("elsewhere"), new BankCode("088"), NUMBER);
    for (int i = 0; i < 8; i++) {
      SubmissionId id = begun("code " + i);
      ground.deposit(id, NUMBER);
      if (i < 3) {
        String wrong = io.ilwon.submission.Desk.not(ground.codes(NUMBER).getFirst());
        ground.guess(id, wrong);
        ground.guess(id, wrong);
      }
    }
    SubmissionId spread = begun("spread");
    for (String each : List.of("11010000010002", "11010000020002", "11010000030002")) {
      ground.deposit(spread, each);
    }
    ground.deposit(begun("unknown"), UNKNOWN);
    queued =
        ground.text("select id from transfer where submission = '" + id("unknown").text() + "'");
    codes.addAll(ground.codes(NUMBER));
  }

  private SubmissionId begun(String how) {
    SubmissionId id = ground.opened();
    verifications.put(how, id);
    return id;
  }

  SubmissionId id(String how) {
    return Optional.ofNullable(verifications.get(how)).orElseThrow();
  }

  /** What operators did about it. */
  private void operate() throws Exception {
    keys();
    String one = Filters.PATH + "/reveal/" + id("approved").text();
    desk.post(Role.COMPLIANCE, one, "reason", LOOSE);
    desk.post(Role.COMPLIANCE, ExportScreen.PATH, "because", LOOSE);
    desk.post(Role.OPERATIONS, "/desk/queue/propose/" + queued, "outcome", "sent", "reason", LOOSE);
    desk.rooms
        .control()
        .board()
        .stops()
        .ofBanks()
        .stop(
            new Banks(Optional.of(new BankCode("003"))),
            new By("hong", LOOSE),
            Optional.of(new StopMessage("15시까지 점검이에요.", "Maintenance until 15:00.")));
    desk.post(Role.OWNER, "/desk/banks/hours/004", "which", "published", "reason", LOOSE);
    Answer invited =
        desk.post(
            Role.OWNER,
            MembersScreen.PATH + "/invite",
            "name",
            "park",
            "display",
            "박",
            "role",
            "viewer",
            "reason",
            LOOSE);
    link = first("/desk/join/[^\"<\\s]+", invited).substring("/desk/join/".length());
    delivery = first(hook + "/[A-Za-z0-9_-]+", awaited(hook + "?show=failed"));
    awaited(delivery);
  }

  private void keys() throws Exception {
    Answer made =
        desk.post(
            Role.DEVELOPER,
            DeveloperTabs.KEYS + "/create",
            "project",
            desk.project.text(),
            "scope-read",
            "1",
            "second",
            "10",
            "day",
            "100",
            "reason",
            LOOSE);
    apiKey = first("sk_test_[0-9a-v]{59}", made);
    keyId = first(KeyRow.FOLDER + "[a-z2-7]{32}", made).substring(KeyRow.FOLDER.length());
    CallTally tally = new CallTally();
    String call = "POST /v3/submission/step2";
    Failing wrong = new Failing(desk.project.text(), keyId, call, "account_code_mismatch");
    tally.failed(wrong, id("approved").text());
    tally.failed(new Failing("", "", call, "forbidden"), "");
    desk.rooms.developers().calls().tell(tally);
  }

  /** The page once the customer's server has failed. */
  private Answer awaited(String path) throws IOException {
    long until = System.nanoTime() + 10_000_000_000L;
    while (true) {
      Answer answer = desk.get(Role.OWNER, Language.EN, path);
      if (answer.status() == 200 && answer.body().contains("500")) {
        return answer;
      }
      if (System.nanoTime() > until) {
        throw new AssertionError("nothing was told: " + answer);
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  static String first(String pattern, Answer answer) {
    Matcher matcher = Pattern.compile(pattern).matcher(answer.body());
    if (!matcher.find()) {
      throw new AssertionError(pattern + " is not in " + answer);
    }
    return matcher.group();
  }

  @Override
  public void close() throws IOException {
    desk.close();
    receiver.close();
    webhooks.close();
    ground.close();
  }
}
