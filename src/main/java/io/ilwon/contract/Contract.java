package io.ilwon.contract;

import io.ilwon.bank.BankDirectory;
import io.ilwon.calls.CallTally;
import io.ilwon.contract.ContractMeters.Call;
import io.ilwon.contract.ContractMeters.Door;
import io.ilwon.http.Handler;
import io.ilwon.http.JsonWriter;
import io.ilwon.http.Request;
import io.ilwon.http.Response;
import io.ilwon.http.Routes;
import io.ilwon.project.Admission;
import io.ilwon.project.Caller;
import io.ilwon.project.Gate;
import io.ilwon.project.Project;
import io.ilwon.project.Scope;
import io.ilwon.submission.GuessPass;
import io.ilwon.submission.Submissions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The door for programs. Order of checks: route, key, address, rate, size, then the rest. What each
 * answer looks like is told in docs/contract.md.
 */
public final class Contract {

  private final Behind behind;
  private final Failures failures;

  private Contract(Behind behind, Failures failures) {
    this.behind = behind;
    this.failures = failures;
  }

  /**
   * The published routes, to be served on the public port.
   *
   * @param passes what a key's typed codes have to ask
   * @param tally where calls that fail are counted
   */
  public static Routes routes(
      Gate gate,
      Submissions submissions,
      GuessPass.Desk passes,
      BankDirectory banks,
      CallTally tally) {
    return routes(Behind.of(gate, submissions, passes), banks, tally);
  }

  static Routes routes(Behind behind, BankDirectory banks, CallTally tally) {
    ContractMeters.shown();
    Contract door = new Contract(behind, new Failures(tally));
    Steps steps = new Steps(behind);
    Reading reading = new Reading(behind, banks);
    Changing changing = new Changing(behind);
    Handler preStep2 = door.admitting(Scope.SUBMIT, steps::preStep2, unreadable(Call.PRE_STEP2));
    return Routes.none()
        .with(
            "POST",
            ContractWords.STEP1,
            door.admitting(Scope.SUBMIT, steps::step1, unreadable(Call.STEP1)))
        .with("POST", ContractWords.PRE_STEP2, preStep2)
        .with("POST", ContractWords.PRE_STEP2_AS_TITLED, preStep2)
        .with(
            "POST",
            ContractWords.STEP2,
            door.admittingCaller(Scope.SUBMIT, steps::step2, unreadable(Call.STEP2)))
        .with(
            "GET",
            ContractWords.SUBMISSION,
            door.admitting(Scope.READ, reading::find, Reading::unreadable))
        .with(
            "PATCH",
            ContractWords.SUBMISSION,
            door.admitting(Scope.ADMIN, changing::edit, Changing::unreadable))
        .with(
            "DELETE",
            ContractWords.SUBMISSION,
            door.admitting(Scope.ADMIN, changing::delete, Changing::unreadable));
  }

  /** What an admitted caller gets, by any key of the project. */
  @FunctionalInterface
  private interface Room {
    Response answer(Project project, Request request) throws Exception;
  }

  /** The same where the key itself matters. */
  @FunctionalInterface
  private interface CallersRoom {
    Response answer(Caller caller, Request request) throws Exception;
  }

  /** What everybody gets while the keys cannot be read. */
  @FunctionalInterface
  private interface Unreadable {
    Response answer();
  }

  private Handler admitting(Scope needed, Room room, Unreadable unreadable) {
    return admittingCaller(
        needed, (caller, request) -> room.answer(caller.project(), request), unreadable);
  }

  private Handler admittingCaller(Scope needed, CallersRoom room, Unreadable unreadable) {
    return request -> {
      String key = request.header(ContractWords.KEY_HEADER).orElse(null);
      return switch (behind.admit(key, request.peer(), needed)) {
        case Admission.Admitted(Caller caller) ->
            failures.counted(request, caller, () -> room.answer(caller, request));
        case Admission.Forbidden(@Nullable Caller caller) ->
            failures.counted(
                request, caller, refused(Door.FORBIDDEN, 403, ContractWords.FORBIDDEN));
        case Admission.AddressDenied(@Nullable Caller caller) ->
            failures.counted(
                request, caller, refused(Door.ADDRESS, 403, ContractWords.ADDRESS_DENIED));
        case Admission.TooMany(Duration after, @Nullable Caller caller) ->
            failures.counted(request, caller, tooMany(after));
        case Admission.Unreadable _ -> {
          ContractMeters.refused(Door.UNREADABLE);
          yield failures.counted(request, null, unreadable.answer());
        }
      };
    };
  }

  private static Response tooMany(Duration after) {
    return refused(Door.TOO_MANY, 429, ContractWords.TOO_MANY_REQUESTS)
        .with("Retry-After", Long.toString(Seconds.ceiling(after)));
  }

  private static Response refused(Door why, int status, String message) {
    ContractMeters.refused(why);
    return Response.json(status, JsonWriter.object(json -> json.field("message", message)))
        .because(why.word());
  }

  private static Unreadable unreadable(Call call) {
    return () -> Answers.notRecorded(call, ContractWords.UNAVAILABLE);
  }
}
