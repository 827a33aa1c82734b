package rival;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.springframework.http.MediaType;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import rival.KftcMessages.AnswerRow;
import rival.KftcMessages.ResultRequest;
import rival.KftcMessages.ResultRow;
import rival.KftcMessages.SendRequest;
import rival.KftcMessages.SendRow;
import rival.KftcMessages.TransferAnswer;

/** KFTC open banking. A send is one POST; any doubt about its answer is unknown. */
final class KftcBank implements Bank {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
  private static final String OUR_STATEMENT = "일원 계좌확인";

  /** An answer as it came. */
  private record Reply(int status, TransferAnswer answer) {}

  private final RestClient client;
  private final Settings.Bank settings;
  private final Clock clock;
  private final KftcTokens tokens;

  KftcBank(RestClient client, Settings.Bank settings, Clock clock) {
    this.client = client;
    this.settings = settings;
    this.clock = clock;
    this.tokens = new KftcTokens(client, settings);
  }

  @Override
  public Outcome send(Order order) {
    String token;
    try {
      token = tokens.get();
    } catch (RestClientException e) {
      return new Outcome.Refused(Refusal.NOT_REQUESTED, "no token");
    }
    Reply reply;
    try {
      reply = post("/v2.0/transfer/deposit/acnt_num", token, body(order));
    } catch (ResourceAccessException e) {
      return notConnected(e.getCause());
    } catch (RestClientException e) {
      return new Outcome.Unknown("answer unreadable");
    }
    if (reply.answer() != null && ResponseCodes.tokenGone(reply.answer().centre())) {
      tokens.drop(token);
    }
    return ofSend(reply, order.railId());
  }

  private SendRequest body(Order order) {
    SendRow row =
        new SendRow(
            "1",
            order.railId(),
            order.bankCode(),
            order.accountNumber(),
            order.holder(),
            order.descriptor(),
            "1",
            order.holder(),
            order.bankCode(),
            order.accountNumber(),
            order.railId(),
            "AU");
    return new SendRequest(
        "N",
        settings.account(),
        settings.passPhrase(),
        OUR_STATEMENT,
        "on",
        MOMENT.format(order.intentAt().atZone(SEOUL)),
        "1",
        List.of(row));
  }

  private Reply post(String path, String token, Object body) {
    return client
        .post()
        .uri(path)
        .headers(headers -> headers.setBearerAuth(token))
        .contentType(MediaType.APPLICATION_JSON)
        .body(body)
        .exchange((request, response) ->
            new Reply(response.getStatusCode().value(), response.bodyTo(TransferAnswer.class)));
  }

  /** Only what fails before a connection exists is certain. */
  private static Outcome notConnected(Throwable cause) {
    return switch (cause) {
      case ConnectTimeoutException _ -> notRequested("connect timed out");
      case ConnectException _ -> notRequested("connection refused");
      case UnknownHostException _ -> notRequested("unavailable");
      case ConnectionRequestTimeoutException _ -> notRequested("busy");
      case null, default -> new Outcome.Unknown("no answer");
    };
  }

  private static Outcome notRequested(String why) {
    return new Outcome.Refused(Refusal.NOT_REQUESTED, why);
  }

  private static Outcome ofSend(Reply reply, String railId) {
    boolean speaks = reply.status() == 200 || (reply.status() >= 400 && reply.status() < 500);
    TransferAnswer answer = reply.answer();
    if (!speaks || answer == null || answer.centre() == null) {
      return new Outcome.Unknown("http " + reply.status());
    }
    Outcome outcome = ofAnswer(answer, railId);
    boolean doubtful = reply.status() != 200 && outcome instanceof Outcome.Sent;
    return doubtful ? new Outcome.Unknown("http " + reply.status()) : outcome;
  }

  private static Outcome ofAnswer(TransferAnswer answer, String railId) {
    AnswerRow row = answer.rowOf(railId);
    if (row == null && !answer.isEmpty()) {
      return new Outcome.Unknown("another transfer");
    }
    if (!ResponseCodes.bankDecides(answer.centre())) {
      return ResponseCodes.byCentre(answer.centre());
    }
    return row == null || row.bank() == null
        ? new Outcome.Unknown("without its transfer")
        : ResponseCodes.byBank(answer.centre(), row.bank());
  }

  /** The bank may have filed it under the intent's day, or just after midnight under the next. */
  @Override
  public Outcome inquire(String railId, Instant intentAt) {
    LocalDate first = LocalDate.ofInstant(intentAt, SEOUL);
    LocalDate last = LocalDate.ofInstant(intentAt.plus(Duration.ofMinutes(10)), SEOUL);
    try {
      Outcome outcome = inquire(railId, first);
      return outcome instanceof Outcome.NoRecord && last.isAfter(first)
          ? inquire(railId, last)
          : outcome;
    } catch (RestClientException e) {
      return new Outcome.Unknown("no answer to the inquiry");
    }
  }

  private Outcome inquire(String railId, LocalDate day) {
    ResultRow row = new ResultRow("1", railId, DAY.format(day), "1");
    String now = MOMENT.format(clock.instant().atZone(SEOUL));
    String token = tokens.get();
    Reply reply =
        post("/v2.0/transfer/result", token, new ResultRequest("2", now, "1", List.of(row)));
    TransferAnswer answer = reply.answer();
    if (reply.status() != 200 || answer == null || answer.centre() == null) {
      return new Outcome.Unknown("http " + reply.status());
    }
    if (ResponseCodes.tokenGone(answer.centre())) {
      tokens.drop(token);
    }
    if (ResponseCodes.noRecord(answer.centre()) && answer.isEmpty()) {
      return new Outcome.NoRecord();
    }
    AnswerRow found = answer.rowOf(railId);
    return answer.centre().equals(ResponseCodes.DONE) && found != null && found.bank() != null
        ? ResponseCodes.byBank(answer.centre(), found.bank())
        : new Outcome.Unknown("inquiry without an answer");
  }
}
