package io.ilwon.contract;

import io.ilwon.bank.Bank;
import io.ilwon.bank.BankDirectory;
import io.ilwon.http.JsonWriter;
import io.ilwon.submission.Applicant;
import io.ilwon.submission.Found;
import io.ilwon.submission.KycResult;
import io.ilwon.submission.Page;
import io.ilwon.submission.Person;
import io.ilwon.submission.Rejection;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Submissions as GET tells them; account number and holder always masked. */
final class Items {

  private final BankDirectory banks;

  Items(BankDirectory banks) {
    this.banks = banks;
  }

  byte[] page(Page page) {
    return JsonWriter.object(json -> {
      json.list("Items", page.items(), this::item);
      if (page.next() != null) {
        String id = page.next().id().text();
        String created = Formats.time(page.next().createdAt());
        json.object("nextpageKey", key -> key.field("id", id).field("created_at", created));
      }
    });
  }

  private void item(JsonWriter json, Found found) {
    Applicant applicant = found.applicant();
    json.field("submission_id", found.id().text())
        .field("email", applicant == null ? null : applicant.email())
        .field("userid", applicant == null ? null : applicant.userid())
        .field("created_at", Formats.time(found.createdAt()))
        .field("updated_at", Formats.time(found.updatedAt()))
        .field("kyc_result_at", time(found.resultAt()))
        .object("data", data -> data(data, applicant, found.person()))
        .object("kyc", kyc -> kyc(kyc, found));
    account(json, found);
  }

  /** The newest account of a submission, masked; null where there is none, or none any more. */
  void account(JsonWriter json, @Nullable Found found) {
    Found.@Nullable FoundAccount account = found == null ? null : found.account();
    if (account == null) {
      json.field("account", (String) null);
    } else {
      json.object("account", out -> account(out, account));
    }
  }

  private static void data(
      JsonWriter json, @Nullable Applicant applicant, @Nullable Person person) {
    json.field("issuingCountry", applicant == null ? null : applicant.issuingCountry())
        .field("idType", applicant == null ? null : applicant.idType())
        .field("cf1", applicant == null ? null : applicant.cf1())
        .field("cf2", applicant == null ? null : applicant.cf2())
        .field("cf3", applicant == null ? null : applicant.cf3())
        .field("customOptions", applicant == null ? null : applicant.customOptions())
        .field("name", person == null ? null : person.name())
        .field("date_of_birth", person == null ? null : person.dateOfBirth())
        .field("gender", person == null ? null : person.gender())
        .field("nationality", person == null ? null : person.nationality());
  }

  private static void kyc(JsonWriter json, Found found) {
    Optional<Rejection> why = Optional.ofNullable(found.rejection());
    json.field("result", result(found.result()))
        .texts("comment", why.map(Items::comment).stream().toList())
        .texts("commentCode", why.map(Rejection::word).stream().toList());
    attempts(json, found.guesses());
  }

  private static String result(KycResult result) {
    return switch (result) {
      case INCOMPLETE -> ContractWords.INCOMPLETE;
      case APPROVED -> ContractWords.APPROVED;
      case REJECTED -> ContractWords.REJECTED;
    };
  }

  private static String comment(Rejection why) {
    return switch (why) {
      case TOO_MANY_RETRY -> "Too many attempts failed.";
      case TIMEOUT -> "The time limit has passed.";
      case EDITED -> "Ended by an administrator.";
    };
  }

  /** What is said of a rejection with this word. */
  static Optional<String> commentOf(String word) {
    return Arrays.stream(Rejection.values())
        .filter(why -> why.word().equals(word))
        .map(Items::comment)
        .findFirst();
  }

  private void account(JsonWriter json, Found.FoundAccount found) {
    Optional<Bank> bank = banks.byCode(found.account().bank());
    json.field("bank_code", found.account().bank().text())
        .field("bank_name", bank.map(Bank::nameKo).orElse(null))
        .field("bank_name_en", bank.map(Bank::nameEn).orElse(null))
        .field("account_number", found.account().number().toString())
        .field("holder_name", found.holder().toString())
        .field("state", found.state());
    attempts(json, found.attempts());
    json.field("verified_at", time(found.verifiedAt()));
  }

  private static void attempts(JsonWriter json, List<Found.Attempt> attempts) {
    json.list(
        "attempts",
        attempts,
        (out, attempt) ->
            out.field("at", Formats.time(attempt.at())).field("outcome", attempt.outcome()));
  }

  private static @Nullable String time(@Nullable Instant instant) {
    return instant == null ? null : Formats.time(instant);
  }
}
