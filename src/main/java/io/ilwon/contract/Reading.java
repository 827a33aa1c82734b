package io.ilwon.contract;

import io.ilwon.bank.BankDirectory;
import io.ilwon.contract.ContractWords.ReadFailure;
import io.ilwon.http.JsonWriter;
import io.ilwon.http.Request;
import io.ilwon.http.Response;
import io.ilwon.project.Project;
import io.ilwon.submission.Page;
import io.ilwon.submission.PageKey;
import io.ilwon.submission.Search;
import io.ilwon.submission.SubmissionId;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** GET: one submission, or a page of those that fit. */
final class Reading {

  private static final int DEFAULT_COUNT = 50;
  private static final int LARGEST_COUNT = 2_000;

  /** Ends the reading of a query with a word of the contract. */
  private static final class BadQuery extends Exception {
    private static final long serialVersionUID = 1;
    private final ReadFailure failure;

    BadQuery(ReadFailure failure) {
      super(failure.code, null, false, false);
      this.failure = failure;
    }
  }

  private final Behind behind;
  private final Items items;

  Reading(Behind behind, BankDirectory banks) {
    this.behind = behind;
    this.items = new Items(banks);
  }

  /** The answer while the keys cannot be read. */
  static Response unreadable() {
    return failure(ReadFailure.DATA_PROCESSING_ERROR);
  }

  Response find(Project project, Request request) {
    try {
      Search search = search(request);
      Page page = cannotMatch(search) ? nothing() : behind.find(project, search);
      if (search.id() != null && page.items().isEmpty()) {
        return failure(ReadFailure.INVALID_SUBMISSION_ID);
      }
      return Response.json(200, items.page(page));
    } catch (BadQuery e) {
      return failure(e.failure);
    } catch (SQLException e) {
      return failure(ReadFailure.DATA_PROCESSING_ERROR);
    }
  }

  private static Search search(Request request) throws BadQuery {
    String id = given(request, "submission_id").orElse(null);
    LocalDate from = parsed(request, "start_date", Formats::date, ReadFailure.INVALID_DATE);
    LocalDate to = parsed(request, "end_date", Formats::date, ReadFailure.INVALID_DATE);
    if (from != null && to != null && !to.isAfter(from)) {
      throw new BadQuery(ReadFailure.DATES_REVERSED);
    }
    @Nullable Integer count =
        parsed(request, "count", Reading::count, ReadFailure.DATA_PROCESSING_ERROR);
    return new Search(
        id == null ? null : new SubmissionId(id),
        given(request, "userid").orElse(null),
        given(request, "email").orElse(null),
        from,
        to,
        count == null ? DEFAULT_COUNT : count,
        after(request));
  }

  private static @Nullable PageKey after(Request request) throws BadQuery {
    String id = given(request, "nextpage_id").orElse(null);
    var created = parsed(request, "nextpage_date", Formats::time, ReadFailure.INVALID_DATE);
    if (id == null && created == null) {
      return null;
    }
    if (id == null || !plausible(id)) {
      throw new BadQuery(ReadFailure.INVALID_SUBMISSION_ID);
    }
    if (created == null) {
      throw new BadQuery(ReadFailure.INVALID_DATE);
    }
    return new PageKey(new SubmissionId(id), created);
  }

  /** A whole number of 1 or more; beyond the largest page it is the largest page. */
  private static int count(String text) {
    if (!text.matches("0*[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException("not a count");
    }
    return Math.min(Integer.parseInt(text), LARGEST_COUNT);
  }

  private static <T> @Nullable T parsed(
      Request request, String name, Function<String, T> parsing, ReadFailure otherwise)
      throws BadQuery {
    String text = given(request, name).orElse(null);
    if (text == null) {
      return null;
    }
    try {
      return parsing.apply(text);
    } catch (IllegalArgumentException e) {
      throw new BadQuery(otherwise);
    }
  }

  /** A parameter; a blank one counts as none. */
  private static Optional<String> given(Request request, String name) {
    return request.query(name).filter(text -> !text.isBlank());
  }

  /** No row holds such a text, and a database need not hear of it. */
  private static boolean cannotMatch(Search search) {
    return (search.id() != null && !plausible(search.id().text()))
        || (search.userid() != null && !plausible(search.userid()))
        || (search.email() != null && !plausible(search.email()));
  }

  private static boolean plausible(String text) {
    return text.length() <= Fields.TEXT_LIMIT * 2
        && text.codePoints().noneMatch(Character::isISOControl);
  }

  private static Page nothing() {
    return new Page(List.of(), null);
  }

  private static Response failure(ReadFailure failure) {
    return Response.json(
            400,
            JsonWriter.object(
                json -> json.field("error_code", failure.code).field("message", failure.message)))
        .because(failure.code);
  }
}
