package io.ilwon.client;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** From the items of GET to submissions. */
final class Readings {
  private Readings() {}

  static PageAnswer.Page page(Json body) {
    List<Submission> items = body.items("Items").stream().map(Readings::submission).toList();
    Json next = body.get("nextpageKey");
    return new PageAnswer.Page(
        items,
        next.isNull()
            ? Optional.empty()
            : Optional.of(new PageKey(next.text("id"), next.text("created_at"))));
  }

  private static Submission submission(Json item) {
    Json kyc = item.get("kyc");
    Json account = item.get("account");
    return new Submission(
        item.text("submission_id"),
        item.optional("email"),
        item.optional("userid"),
        Times.read(item.text("created_at")),
        Times.read(item.text("updated_at")),
        time(item, "kyc_result_at"),
        kyc.text("result"),
        kyc.texts("commentCode"),
        attempts(kyc),
        account.isNull() ? Optional.empty() : Optional.of(account(account)));
  }

  private static Submission.Account account(Json account) {
    return new Submission.Account(
        account.text("bank_code"),
        account.optional("bank_name"),
        account.optional("bank_name_en"),
        account.text("account_number"),
        account.text("holder_name"),
        account.text("state"),
        attempts(account),
        time(account, "verified_at"));
  }

  private static List<Submission.Attempt> attempts(Json of) {
    return of.items("attempts").stream()
        .map(each -> new Submission.Attempt(Times.read(each.text("at")), each.text("outcome")))
        .toList();
  }

  private static Optional<Instant> time(Json of, String name) {
    return of.optional(name).map(Times::read);
  }
}
