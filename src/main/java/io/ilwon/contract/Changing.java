package io.ilwon.contract;

import io.ilwon.contract.ContractWords.Failure;
import io.ilwon.http.JsonValue;
import io.ilwon.http.JsonWriter;
import io.ilwon.http.Request;
import io.ilwon.http.Response;
import io.ilwon.project.Project;
import io.ilwon.submission.DeleteAnswer;
import io.ilwon.submission.DepositAnswer;
import io.ilwon.submission.Edit;
import io.ilwon.submission.EditAnswer;
import io.ilwon.submission.KycResult;
import io.ilwon.submission.SubmissionId;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** PATCH and DELETE: what an administrator of the caller's changes by hand. */
final class Changing {

  private final Behind behind;

  Changing(Behind behind) {
    this.behind = behind;
  }

  /** The answer while the keys cannot be read. */
  static Response unreadable() {
    return failure(ContractWords.DB_PROCESSING_ERROR);
  }

  Response edit(Project project, Request request) {
    try {
      Fields fields = Fields.ofJson(request);
      if (!fields.has("submissionId")) {
        return failure(ContractWords.SUBMISSION_ID_REQUIRED);
      }
      if (!fields.has("admin")) {
        return failure(ContractWords.ADMIN_REQUIRED);
      }
      if (!fields.has("data")) {
        return failure(ContractWords.PROPERTY_REQUIRED);
      }
      SubmissionId id = new SubmissionId(fields.text("submissionId", Fields.TEXT_LIMIT));
      String admin = fields.text("admin", Fields.TEXT_LIMIT);
      Optional<Edit> edit = edit(fields.get("data"));
      return edit.isEmpty()
          ? failure(ContractWords.PROPERTY_REQUIRED)
          : told(behind.edit(project, id, admin, edit.get()));
    } catch (BadInput e) {
      return failure(ContractWords.PAYLOAD_INVALID);
    }
  }

  /** What is to change; nothing where no property of ours is named. */
  private static Optional<Edit> edit(JsonValue data) throws BadInput {
    if (!(data instanceof JsonValue.Nested nested)) {
      throw BadInput.format();
    }
    Fields properties = Fields.of(nested.object());
    if (Stream.of("kycStatus", "userid", "cf1", "cf2", "cf3").noneMatch(properties::has)) {
      return Optional.empty();
    }
    return Optional.of(
        new Edit(
            properties.has("kycStatus")
                ? properties.value("kycStatus", Fields.TEXT_LIMIT, Changing::ending)
                : null,
            properties.optional("userid", Fields.TEXT_LIMIT),
            properties.optional("cf1", Fields.TEXT_LIMIT),
            properties.optional("cf2", Fields.TEXT_LIMIT),
            properties.optional("cf3", Fields.TEXT_LIMIT)));
  }

  private static KycResult ending(String text) {
    if (text.equals(ContractWords.APPROVED)) {
      return KycResult.APPROVED;
    }
    if (text.equals(ContractWords.REJECTED)) {
      return KycResult.REJECTED;
    }
    throw new IllegalArgumentException("no ending");
  }

  Response delete(Project project, Request request) {
    Optional<String> id = request.query("submission_id").filter(Changing::usable);
    if (id.isEmpty()) {
      return failure(ContractWords.NOT_EXIST);
    }
    Optional<String> admin = request.query("admin_name").filter(Changing::usable);
    if (admin.isEmpty()) {
      return failure(ContractWords.ADMIN_REQUIRED);
    }
    SubmissionId submission = new SubmissionId(id.get());
    return switch (behind.delete(project, submission, admin.get())) {
      case DeleteAnswer.Deleted _ ->
          Response.json(
              200,
              JsonWriter.object(json ->
                  json.field("message", ContractWords.SUCCESS)
                      .field(
                          "content", String.format(Locale.ROOT, ContractWords.DELETED, id.get()))));
      case DeleteAnswer.NotFound _ -> failure(ContractWords.NOT_EXIST);
      case DepositAnswer.NotRecorded _ -> failure(ContractWords.DB_PROCESSING_ERROR);
    };
  }

  private static boolean usable(String text) {
    return !text.isBlank()
        && text.codePointCount(0, text.length()) <= Fields.TEXT_LIMIT
        && text.codePoints().noneMatch(Character::isISOControl);
  }

  private static Response told(EditAnswer answer) {
    return switch (answer) {
      case EditAnswer.Edited _ ->
          Response.json(
              200, JsonWriter.object(json -> json.field("message", ContractWords.EDITED)));
      case DepositAnswer.NotUsable _ -> failure(Failure.INVALID_SUBMISSION.code);
      case DepositAnswer.NotRecorded _ -> failure(ContractWords.DB_PROCESSING_ERROR);
    };
  }

  private static Response failure(String code) {
    return Response.json(400, JsonWriter.object(json -> json.field("errorCode", code)))
        .because(code);
  }
}
