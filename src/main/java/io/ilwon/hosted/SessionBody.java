package io.ilwon.hosted;

import static io.ilwon.submission.ApplicantFormats.LONGEST_EMAIL;
import static io.ilwon.submission.ApplicantFormats.LONGEST_OPTIONS;
import static io.ilwon.submission.ApplicantFormats.LONGEST_TEXT;

import io.ilwon.bank.Bank;
import io.ilwon.bank.BankCode;
import io.ilwon.bank.BankDirectory;
import io.ilwon.bank.HolderName;
import io.ilwon.hosted.SessionRequest.About;
import io.ilwon.http.Request;
import io.ilwon.project.Project;
import io.ilwon.submission.Applicant;
import io.ilwon.submission.ApplicantFormats;
import io.ilwon.submission.SubmissionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From the body of a request for a link to what is asked for, field by field. */
final class SessionBody {
  private static final List<String> STEP_1 =
      List.of("email", "issuingCountry", "idType", "userid", "cf1", "cf2", "cf3", "customOptions");

  private static final List<String> KNOWN = known();

  /** As many characters as a list of a project's can hold anyway. */
  private static final int LONGEST_URL = 2048;

  /** Visible ASCII and the blank between: what a header carries the same everywhere. */
  private static final Pattern IDEMPOTENCY_KEY = Pattern.compile("[ -~]{1,255}");

  private final BankDirectory banks;

  SessionBody(BankDirectory banks) {
    this.banks = banks;
  }

  private static List<String> known() {
    List<String> known = new ArrayList<>(List.of("submission_id"));
    known.addAll(STEP_1);
    known.addAll(List.of("return_url", "lang", "bank_code", "holder_name"));
    return List.copyOf(known);
  }

  SessionRequest read(Project project, Request request) throws Refused {
    SessionFields fields = SessionFields.read(request, KNOWN);
    return new SessionRequest(
        about(project, fields),
        returnUrl(project, fields),
        fields
            .optional("lang", LONGEST_TEXT, SessionBody::language, "ko or en; without it, ko.")
            .orElse(Language.KO),
        bank(fields),
        fields
            .optional("holder_name", LONGEST_TEXT, HolderName::new, "a name of 1 to 50 characters.")
            .orElse(null),
        idempotencyKey(request));
  }

  private static About about(Project project, SessionFields fields) throws Refused {
    Optional<String> step1 = STEP_1.stream().filter(fields::has).findFirst();
    if (!fields.has("submission_id")) {
      if (step1.isEmpty()) {
        throw Refused.field(
            SessionProblem.MISSING_FIELD,
            "submission_id",
            "Send it, or email, issuingCountry and idType to open a new submission.");
      }
      return new About.Fresh(applicant(project, fields));
    }
    if (step1.isPresent()) {
      throw Refused.field(
          SessionProblem.INVALID_FIELD,
          step1.get(),
          "Leave it out beside submission_id, which has been opened with its own.");
    }
    return new About.Existing(
        fields.required("submission_id", LONGEST_TEXT, SubmissionId::new, "the id of Step 1."));
  }

  private static Applicant applicant(Project project, SessionFields fields) throws Refused {
    String country =
        fields.required(
            "issuingCountry",
            LONGEST_TEXT,
            ApplicantFormats::country,
            "a country by three letters, such as KOR.");
    if (project.koreanIdsOnly() && !country.equals("KOR")) {
      throw Refused.field(
          SessionProblem.INVALID_FIELD,
          "issuingCountry",
          "This project takes KOR alone; it is its option koreanIdsOnly.");
    }
    return new Applicant(
        fields.required(
            "email", LONGEST_EMAIL, ApplicantFormats::email, "an address such as a@b.example."),
        country,
        fields.required(
            "idType",
            LONGEST_TEXT,
            ApplicantFormats::idType,
            "a type of document as Step 1 knows it, such as passport."),
        text(fields, "userid", LONGEST_TEXT),
        text(fields, "cf1", LONGEST_TEXT),
        text(fields, "cf2", LONGEST_TEXT),
        text(fields, "cf3", LONGEST_TEXT),
        text(fields, "customOptions", LONGEST_OPTIONS));
  }

  private static @Nullable String text(SessionFields fields, String name, int longest)
      throws Refused {
    return fields.optional(name, longest, Function.identity(), "any text.").orElse(null);
  }

  /** Character by character: what is similar to a listed address may lead anywhere. */
  private static @Nullable String returnUrl(Project project, SessionFields fields) throws Refused {
    Optional<String> url =
        fields.optional("return_url", LONGEST_URL, Function.identity(), "an address.");
    if (url.isPresent() && !project.returnUrls().contains(url.get())) {
      throw Refused.field(
          SessionProblem.RETURN_URL_NOT_LISTED,
          "return_url",
          "Send one of the project's return-urls, character by character, or have an operator add"
              + " it: project set PROJECT return-urls=…");
    }
    return url.orElse(null);
  }

  private @Nullable BankCode bank(SessionFields fields) throws Refused {
    Optional<BankCode> spelled =
        fields.optional("bank_code", LONGEST_TEXT, BankCode::new, "a bank's code in digits.");
    if (spelled.isEmpty()) {
      return null;
    }
    return banks
        .atTheDoor(spelled.get())
        .map(Bank::code)
        .orElseThrow(() ->
            Refused.field(
                SessionProblem.UNKNOWN_BANK,
                "bank_code",
                "Send a code of the bank table, its zeros included, such as 004."));
  }

  private static Language language(String word) {
    return Language.of(word).orElseThrow(IllegalArgumentException::new);
  }

  private static @Nullable String idempotencyKey(Request request) throws Refused {
    @Nullable String key = request.header("Idempotency-Key").orElse(null);
    if (key != null && !IDEMPOTENCY_KEY.matcher(key).matches()) {
      throw Refused.field(
          SessionProblem.MALFORMED_IDEMPOTENCY_KEY,
          "Idempotency-Key",
          "Send 1 to 255 printable ASCII characters, such as a UUID.");
    }
    return key;
  }
}
