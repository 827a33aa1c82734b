package io.ilwon.contract;

import io.ilwon.bank.BankDirectory;
import io.ilwon.http.JsonWriter;
import io.ilwon.submission.Applicant;
import io.ilwon.submission.Found;
import io.ilwon.submission.SubmissionId;
import io.ilwon.submission.Submissions;
import io.ilwon.webhook.Composer;
import io.ilwon.webhook.Event;
import io.ilwon.webhook.EventId;
import io.ilwon.webhook.EventType;
import io.ilwon.webhook.Facts;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What webhooks say: the event's facts as they were, and whom it is about as GET tells it now. Of a
 * submission that is gone the facts are all that is left.
 */
public final class WebhookBodies implements Composer {
  private final Submissions submissions;
  private final Items items;

  public WebhookBodies(Submissions submissions, BankDirectory banks) {
    this.submissions = submissions;
    this.items = new Items(banks);
  }

  @Override
  public Map<EventId, byte[]> bodies(List<Event> events) throws SQLException {
    Map<SubmissionId, String> projects = new HashMap<>();
    for (Event event : events) {
      if (event.type() != EventType.TEST) {
        projects.put(new SubmissionId(event.submission()), event.project());
      }
    }
    Map<SubmissionId, Found> found = projects.isEmpty() ? Map.of() : submissions.findAll(projects);
    Map<EventId, byte[]> bodies = new HashMap<>();
    for (Event event : events) {
      bodies.put(event.id(), body(event, found.get(new SubmissionId(event.submission()))));
    }
    return bodies;
  }

  private byte[] body(Event event, @Nullable Found found) {
    return JsonWriter.object(json ->
        json.field("type", event.type().word())
            .field("timestamp", Formats.time(event.at()))
            .object("data", data -> data(data, event, found)));
  }

  private void data(JsonWriter json, Event event, @Nullable Found found) {
    json.field("webhook_trigger", event.type().trigger());
    if (event.type() == EventType.TEST) {
      return;
    }
    @Nullable Applicant applicant = found == null ? null : found.applicant();
    json.field("submission_id", event.submission())
        .field("sequence", event.sequence())
        .field("userid", applicant == null ? null : applicant.userid())
        .object(
            "cf",
            cf ->
                cf.field("cf1", applicant == null ? null : applicant.cf1())
                    .field("cf2", applicant == null ? null : applicant.cf2())
                    .field("cf3", applicant == null ? null : applicant.cf3()))
        .object("kyc_result", kyc -> result(kyc, event.facts()));
    Facts.@Nullable Deposit deposit = event.facts().deposit();
    if (deposit != null) {
      json.object("deposit", out -> deposit(out, deposit));
    }
    items.account(json, found);
  }

  private static void result(JsonWriter json, Facts facts) {
    Optional<String> comment = Optional.ofNullable(facts.comment());
    json.field("status", facts.status())
        .texts("comment", comment.flatMap(Items::commentOf).stream().toList())
        .texts("commentCode", comment.stream().toList())
        .field("retryCount", facts.failures())
        .field("wrongCodes", facts.wrongCodes());
  }

  private static void deposit(JsonWriter json, Facts.Deposit deposit) {
    @Nullable String refusal = deposit.refusal();
    json.field("attempt", deposit.attempt())
        .field("outcome", deposit.outcome())
        .field("reason", refusal == null ? null : refusal.toLowerCase(Locale.ROOT));
  }
}
