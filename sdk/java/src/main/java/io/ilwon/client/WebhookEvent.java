package io.ilwon.client;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An event whose signature was right. {@code toString} shows id and type alone.
 *
 * @param id the same in each try: what was done for it once need not be done again
 * @param type such as {@code submission.approved} or {@code deposit.sent}; bear with ones you do
 *     not know
 * @param submissionId empty for {@code webhook.test}
 * @param sequence rises with each event of the submission: one that is lower than what you have
 *     seen came late. Empty for {@code webhook.test}
 * @param kycStatus {@code incomplete}, {@code approved} or {@code rejected}
 * @param json the whole body
 */
public record WebhookEvent(
    String id,
    String type,
    Instant at,
    Optional<String> submissionId,
    OptionalLong sequence,
    Optional<String> userid,
    Optional<String> kycStatus,
    String json) {
  static WebhookEvent of(String id, Json body, String json) {
    Json data = body.get("data");
    return new WebhookEvent(
        id,
        body.text("type"),
        Times.read(body.text("timestamp")),
        data.optional("submission_id"),
        data.number("sequence"),
        data.optional("userid"),
        data.get("kyc_result").optional("status"),
        json);
  }

  @Override
  public String toString() {
    return "WebhookEvent[" + id + " " + type + "]";
  }
}
