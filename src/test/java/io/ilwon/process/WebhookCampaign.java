package io.ilwon.process;

import io.ilwon.db.TestDatabase;
import io.ilwon.http.RawClient;
import io.ilwon.webhook.Receiver;
import io.ilwon.webhook.Receiver.Answer;
import io.ilwon.webhook.Receiver.Heard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Many deliveries, one in a hundred refused at first, to one receiver, beside an endpoint that
 * never answers; the server is killed in the middle. At the end each submission's result has been
 * told, and each submission's events in their order.
 */
public final class WebhookCampaign {
  private static final int CALLERS = 16;
  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(4);

  private final DevServer server;
  private final Receiver receiver = new Receiver();
  private final Receiver hung = new Receiver();
  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private final Map<String, List<Long>> taken = new ConcurrentHashMap<>();
  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private final Set<String> approved = ConcurrentHashMap.newKeySet();
  private final AtomicInteger repeats = new AtomicInteger();

  private WebhookCampaign(DevServer server) {
    this.server = server;
    receiver.answers = this::answer;
    hung.answers = _ -> new Answer(204, "", "", 120_000);
  }

  /**
   * What came out.
   *
   * @param refused deliveries that were answered 500 at first
   * @param repeats that arrived again though they had been answered well: the kill's
   * @param perSecond from the resumption to the last of the second half
   */
  record Outcome(
      int submissions, int told, int refused, int repeats, long perSecond, List<String> problems) {}

  /** {@code --deliveries N}. */
  public static void main(String[] arguments) throws Exception {
    int deliveries = arguments.length == 2 ? Integer.parseInt(arguments[1]) : 10_000;
    Path folder = Files.createTempDirectory("ilwon-webhooks");
    Outcome outcome = run(folder, deliveries);
    System.out.println(outcome);
    TestDatabase.remove(folder);
    System.exit(outcome.problems().isEmpty() ? 0 : 1);
  }

  static Outcome run(Path folder, int deliveries) throws Exception {
    try (DevServer server = DevServer.ready(folder, Map.of())) {
      WebhookCampaign campaign = new WebhookCampaign(server);
      try (campaign.receiver;
          campaign.hung) {
        return campaign.run(deliveries / 4);
      }
    }
  }

  private Answer answer(Heard heard) {
    String submission = heard.field("submission_id");
    if (heard.id().hashCode() % 100 == 0 && refused.add(heard.id())) {
      return Answer.of(500);
    }
    if (told.add(heard.id())) {
      List<Long> sequences = taken.computeIfAbsent(submission, _ -> new ArrayList<>());
      synchronized (sequences) {
        sequences.add(heard.sequence());
      }
    } else {
      repeats.incrementAndGet();
    }
    if (heard.type().equals("submission.approved")) {
      approved.add(submission);
    }
    return Answer.of(204);
  }

  /** Half before and through the kill, half while paused, so that its speed can be told. */
  private Outcome run(int half) throws Exception {
    String project = project();
    String endpoint = added(project, receiver);
    added(project, hung);
    TimeUnit.SECONDS.sleep(1);
    List<String> submissions = new ArrayList<>(submitted(half));
    server.kill();
    server.startAgain();
    server.awaitReady();
    await(half * 2);
    webhook("pause", endpoint);
    TimeUnit.SECONDS.sleep(1);
    submissions.addAll(submitted(half));
    int before = told.size();
    webhook("resume", endpoint);
    while (told.size() == before) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
    long begin = System.nanoTime();
    // The few that are refused come five seconds later: they say nothing of the speed.
    int most = half * 4 * 97 / 100;
    await(most);
    long nanos = Math.max(1, System.nanoTime() - begin);
    long perSecond = (most - before) * TimeUnit.SECONDS.toNanos(1) / nanos;
    await(half * 4);
    return new Outcome(
        submissions.size(),
        told.size(),
        refused.size(),
        repeats.get(),
        perSecond,
        problems(submissions));
  }

  private List<String> problems(List<String> submissions) {
    List<String> problems = new ArrayList<>();
    for (String submission : submissions) {
      List<Long> sequences = taken.getOrDefault(submission, List.of());
      if (sequences.size() != 2 || !sequences.equals(sequences.stream().sorted().toList())) {
        problems.add(submission + " was told as " + sequences);
      }
      if (!approved.contains(submission)) {
        problems.add(submission + " was never told as approved");
      }
    }
    if (hung.heard.isEmpty()) {
      problems.add("the endpoint that hangs was never called");
    }
    return problems.stream().limit(10).toList();
  }

  private void await(int events) {
    long begin = System.nanoTime();
    while (told.size() < events && System.nanoTime() - begin < PATIENCE) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  /** Opened and approved by PATCH: two events each. */
  private List<String> submitted(int count) throws Exception {
    Customer customer = server.customer();
    List<String> ids = new ArrayList<>();
    AtomicInteger left = new AtomicInteger(count);
    try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
      for (int caller = 0; caller < CALLERS; caller++) {
        var _ =
            callers.submit(() -> {
              while (left.getAndDecrement() > 0) {
                String id = approved(customer);
                synchronized (ids) {
                  ids.add(id);
                }
              }
              return null;
            });
      }
    }
    if (ids.size() != count) {
      throw new IOException("submitted " + ids.size() + " of " + count);
    }
    return ids;
  }

  private static String approved(Customer customer) throws IOException {
    String id = customer.open();
    RawClient.Answer answer =
        customer.call(
            "PATCH",
            "/v3/submission",
            "{\"submissionId\":\"%s\",\"admin\":\"a\",\"data\":{\"kycStatus\":\"approved\"}}"
                .formatted(id));
    if (answer.status() != 200) {
      throw new IOException("not approved: " + answer.body());
    }
    return id;
  }

  /** The project of the key that the server has made: whose a submission by it is. */
  private String project() throws Exception {
    String id = server.customer().open();
    try (Connection connection = server.enter();
        PreparedStatement statement =
            connection.prepareStatement("select project from submission where id = ?")) {
      statement.setString(1, id);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  private String added(String project, Receiver where) throws Exception {
    return Child.run(
            server.folderOnly(),
            "webhook",
            "add",
            "--project",
            project,
            "--url",
            where.url(),
            "--json")
        .field("id");
  }

  private void webhook(String what, String endpoint) throws Exception {
    Child.run(server.folderOnly(), "webhook", what, endpoint, "--reason", "campaign", "--json")
        .field("id");
  }
}
