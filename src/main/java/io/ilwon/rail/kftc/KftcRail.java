package io.ilwon.rail.kftc;

import io.ilwon.bank.Account;
import io.ilwon.bank.BankDay;
import io.ilwon.bank.Descriptor;
import io.ilwon.bank.HolderName;
import io.ilwon.bank.Won;
import io.ilwon.http.JsonObject;
import io.ilwon.rail.HolderCheck;
import io.ilwon.rail.InquirySchedule;
import io.ilwon.rail.Notice;
import io.ilwon.rail.Rail;
import io.ilwon.rail.Refusal;
import io.ilwon.rail.TransferOrder;
import io.ilwon.rail.TransferOutcome;
import io.ilwon.rail.TransferOutcome.Refused;
import io.ilwon.rail.TransferOutcome.Unknown;
import io.ilwon.rail.kftc.Grant.Denied;
import io.ilwon.rail.kftc.Grant.Given;
import io.ilwon.rail.kftc.Reply.Answered;
import io.ilwon.rail.kftc.Reply.HeldBack;
import io.ilwon.rail.kftc.Reply.Lost;
import io.ilwon.rail.kftc.Reply.NotSent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * KFTC open banking behind the port. Each method answers within the bank's answer time, everything
 * included. A send is one POST, never repeated; questions are repeated once when the token was
 * gone.
 */
public final class KftcRail implements Rail, AutoCloseable {
  private static final String SEND = "/v2.0/transfer/deposit/acnt_num";
  private static final String RESULT = "/v2.0/transfer/result";
  private static final String RECEIVE = "/v2.0/inquiry/receive";
  private static final String TOKEN = "/oauth/2.0/token";

  private static final String NO_TOKEN = "no token";

  /** After 1, 2 and 4 minutes, then every 10 minutes ten times. */
  private static final List<Duration> DELAYS =
      Stream.concat(
              Stream.of(Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(4)),
              Collections.nCopies(10, Duration.ofMinutes(10)).stream())
          .toList();

  /** The longest send deadline that can be set, which the horizon is counted from. */
  private static final Duration LONGEST_SEND_DEADLINE = Duration.ofMinutes(1);

  private final KftcSettings settings;
  private final InstantSource wallClock;
  private final RequestBody bodies;
  private final BankLine line;
  private final Tokens tokens;
  private final OursToMend mend = new OursToMend();

  /** Opens nothing yet: the first call asks for a token. */
  public KftcRail(KftcSettings settings) {
    this(settings, InstantSource.system());
  }

  /**
   * The same by another clock.
   *
   * @param wallClock dates questions, which decides nothing
   */
  KftcRail(KftcSettings settings, InstantSource wallClock) {
    this.settings = settings;
    this.wallClock = wallClock;
    this.bodies = new RequestBody(settings);
    this.line = new BankLine(settings.url(), settings.tls(), settings.connections());
    this.tokens = new Tokens(this::token);
  }

  @Override
  public String name() {
    return "kftc";
  }

  @Override
  public String newRailId() {
    return RailIds.fresh(settings.railIdPrefix());
  }

  @Override
  public InquirySchedule schedule() {
    return new InquirySchedule(DELAYS, settings.settleHorizon());
  }

  @Override
  public TransferOutcome send(TransferOrder order) {
    Optional<Descriptor> text = order.descriptor();
    if (text.isEmpty() || !order.amount().equals(Won.ONE)) {
      return new Refused(Refusal.NOT_REQUESTED, "order incomplete");
    }
    TransferOutcome outcome = send(order, text.get(), Deadline.in(settings.bankAnswer()));
    boolean told = outcome.equals(new Refused(Refusal.NOT_REQUESTED, NO_TOKEN));
    if (!told && outcome instanceof Refused refused && ResponseCodes.isOurs(refused)) {
      mend.tell(refused.railCode());
    }
    return outcome;
  }

  private TransferOutcome send(TransferOrder order, Descriptor text, Deadline deadline) {
    Optional<Token> token = tokens.get(deadline);
    if (token.isEmpty()) {
      return new Refused(Refusal.NOT_REQUESTED, NO_TOKEN);
    }
    Question question =
        new Question(
            SEND,
            Question.json(bodies.send(order, text)),
            token,
            json -> Answer.of(json).names(order.railId()));
    return switch (line.post(question, FirstByte.within(order.window()), deadline)) {
      case HeldBack _ -> new Refused(Refusal.HELD_BACK, "deadline");
      case NotSent(String why) -> new Refused(Refusal.NOT_REQUESTED, why);
      case Lost(String how) -> new Unknown(how);
      case Answered(int status, @Nullable JsonObject body, boolean fresh) -> {
        if (body == null) {
          yield new Unknown(unreadable(status));
        }
        dropIfGone(token.get(), body);
        Answer answer = Answer.of(body);
        yield fresh || answer.names(order.railId())
            ? answer.ofSend(status, order.railId())
            : new Unknown("nameless " + ResponseCodes.shown(answer.head()));
      }
    };
  }

  private void dropIfGone(Token token, JsonObject body) {
    if (ResponseCodes.tokenGone(body.text("rsp_code"))) {
      tokens.drop(token);
    }
  }

  static String unreadable(int status) {
    return status == 200 ? "answer unreadable" : "http " + status;
  }

  @Override
  public TransferOutcome inquire(TransferOrder order) {
    Deadline deadline = Deadline.in(settings.bankAnswer());
    TransferOutcome outcome = Unknown.noRecord();
    for (BankDay day : days(order.intentAt())) {
      outcome = inquire(order.railId(), day, deadline);
      if (!outcome.equals(Unknown.noRecord())) {
        return outcome;
      }
    }
    return outcome;
  }

  /**
   * On which days the bank may have filed the transfer: that of the intent, and the next one where
   * a booking before the horizon may fall on it.
   */
  private List<BankDay> days(Instant intentAt) {
    Duration latest = settings.settleHorizon().plus(LONGEST_SEND_DEADLINE);
    BankDay first = BankDay.of(intentAt);
    return BankDay.of(intentAt.plus(latest)).isAfter(first)
        ? List.of(first, first.next())
        : List.of(first);
  }

  private TransferOutcome inquire(String railId, BankDay day, Deadline deadline) {
    return switch (ask(
        token ->
            new Question(
                RESULT,
                Question.json(bodies.result(railId, day, wallClock.instant())),
                Optional.of(token),
                json -> Answer.of(json).names(railId)),
        deadline)) {
      case HeldBack _ -> new Unknown("inquiry not sent");
      case NotSent(String why) -> new Unknown("inquiry " + why);
      case Lost(String how) -> new Unknown("inquiry " + how);
      case Answered(int status, @Nullable JsonObject body, boolean _) ->
          body == null
              ? new Unknown("inquiry " + unreadable(status))
              : Answer.of(body).ofInquiry(status, railId);
    };
  }

  /**
   * A question moves nothing, so it is asked again when the token was gone, and when what came on a
   * used connection did not name it.
   */
  private Reply ask(Function<Token, Question> question, Deadline deadline) {
    for (int tried = 1; ; tried++) {
      Optional<Token> token = tokens.get(deadline);
      if (token.isEmpty()) {
        return new NotSent(NO_TOKEN);
      }
      Question asked = question.apply(token.get());
      Reply reply =
          tried == 1
              ? line.post(asked, FirstByte.ofQuestion(), deadline)
              : line.postAnew(asked, FirstByte.ofQuestion(), deadline);
      if (!(reply instanceof Answered(int _, @Nullable JsonObject body, boolean fresh))
          || body == null) {
        return reply;
      }
      boolean gone = ResponseCodes.tokenGone(body.text("rsp_code"));
      if (gone) {
        tokens.drop(token.get());
      }
      boolean nameless = !fresh && !asked.answers().test(body);
      if ((!gone && !nameless) || tried == 2) {
        return reply;
      }
    }
  }

  /**
   * Asks whether the account can receive, which tells whose it is. The question for a real name
   * needs a birth date or a business number, which nobody has told us.
   */
  @Override
  public HolderCheck holder(Account account, HolderName claimed) {
    String id = newRailId();
    Reply reply =
        ask(
            token ->
                new Question(
                    RECEIVE,
                    Question.json(bodies.receive(id, account, claimed, wallClock.instant())),
                    Optional.of(token),
                    json -> HolderAnswer.of(json).isAbout(id)),
            Deadline.in(settings.bankAnswer()));
    return reply instanceof Answered(int status, @Nullable JsonObject body, boolean _)
            && status == 200
            && body != null
        ? HolderAnswer.of(body).compared(id, claimed)
        : HolderCheck.NOT_POSSIBLE;
  }

  /** The centre tells nothing by itself. */
  @Override
  public List<Notice> notices(Instant since) {
    return List.of();
  }

  /**
   * Asks for a token, which moves no money and shows that the centre answers and knows us.
   *
   * @return why not, the centre's code or a phrase of a fixed list; empty when all is well
   */
  public Optional<String> unwell() {
    return switch (tokens.fresh(Deadline.in(settings.bankAnswer()))) {
      case Given _ -> Optional.empty();
      case Denied(String why) -> Optional.of(why);
    };
  }

  private Grant token() {
    Grant grant = askForToken();
    if (grant instanceof Denied(String why)) {
      mend.tell(NO_TOKEN + ", " + why);
    }
    return grant;
  }

  private Grant askForToken() {
    Question question =
        new Question(
            TOKEN,
            Question.form(bodies.token()),
            Optional.empty(),
            json -> !json.text("access_token").isEmpty());
    Deadline deadline = Deadline.in(settings.bankAnswer());
    return switch (line.post(question, FirstByte.ofQuestion(), deadline)) {
      case HeldBack _ -> new Denied("not sent");
      case NotSent(String why) -> new Denied(why);
      case Lost(String how) -> new Denied(how);
      case Answered(int status, @Nullable JsonObject body, boolean _) ->
          body == null ? new Denied(unreadable(status)) : Grant.of(status, body);
    };
  }

  @Override
  public void close() {
    line.close();
  }
}
