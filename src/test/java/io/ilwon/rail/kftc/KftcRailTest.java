package io.ilwon.rail.kftc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.bank.HolderName;
import io.ilwon.rail.HolderCheck;
import io.ilwon.rail.Refusal;
import io.ilwon.rail.TransferOrder;
import io.ilwon.rail.TransferOutcome.Refused;
import io.ilwon.rail.TransferOutcome.Sent;
import io.ilwon.rail.TransferOutcome.Unknown;
import io.ilwon.rail.kftc.Behaviour.Manner;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the centre is asked, character by character, and what its answers mean. */
class KftcRailTest {
  /** 09:30:15 on the second of January in Seoul. */
  private static final Instant MORNING = Instant.parse("2026-01-02T00:30:15Z");

  private static final Pattern DAY = Pattern.compile("\"org_bank_tran_date\":\"(\\d+)\"");
  private StubBank bank;
  private KftcRail rail;

  @BeforeEach
  void open() throws IOException {
    Clock clock = Clock.fixed(MORNING, ZoneOffset.UTC);
    bank = StubBank.open(0, 1, clock, _ -> {}, _ -> {});
    rail = new KftcRail(Bench.settings(bank.url(), Bench.ANSWER), InstantSource.fixed(MORNING));
  }

  @AfterEach
  void close() {
    rail.close();
    bank.close();
  }

  @Test
  void aSendSaysExactlyThis() {
    TransferOrder order = Bench.order(rail, MORNING, Bench.minute());

    assertEquals(new Sent("20260102 " + order.railId()), rail.send(order));

    StubRequest request = bank.requests(Job.SEND).getFirst();
    assertEquals("POST", request.method());
    assertEquals("application/json; charset=UTF-8", request.headers().get("content-type"));
    assertTrue(request.headers().getOrDefault("authorization", "").startsWith("Bearer "));
    assertFalse(request.headers().containsKey("accept-encoding"), "nothing to unpack");
    assertFalse(request.headers().containsKey("expect"), "the head is not sent ahead");
    assertEquals(
        """
        {"cntr_account_type":"N","cntr_account_num":"1230000123","wd_pass_phrase":"NONE",\
        "wd_print_content":"일원 계좌확인","name_check_option":"on","tran_dtime":"20260102093015",\
        "req_cnt":"1","req_list":[{"tran_no":"1","bank_tran_id":"ID","bank_code_std":"004",\
        "account_num":"110123456789","account_holder_name":"홍길동","print_content":"482일원",\
        "tran_amt":"1","req_client_name":"홍길동","req_client_bank_code":"004",\
        "req_client_account_num":"110123456789","req_client_num":"ID","transfer_purpose":"AU"}]}\
        """
            .replace("ID", order.railId()),
        request.body());
  }

  @Test
  void anInquirySaysExactlyThis() {
    TransferOrder order = Bench.order(rail, MORNING.minusSeconds(3600), Bench.minute());
    assertEquals(Unknown.noRecord(), rail.inquire(order));
    assertEquals(
        """
        {"check_type":"2","tran_dtime":"20260102093015","req_cnt":"1","req_list":[{"tran_no":"1",\
        "org_bank_tran_id":"ID","org_bank_tran_date":"20260102","org_tran_amt":"1"}]}\
        """
            .replace("ID", order.railId()),
        bank.requests(Job.RESULT).getFirst().body());
  }

  @Test
  void aRailIdIsOursAndRandom() {
    List<String> ids = Stream.generate(rail::newRailId).limit(1000).toList();
    assertTrue(ids.stream().allMatch(id -> id.matches("M202300001U[A-Z0-9]{9}")));
    for (int at = 11; at < 20; at++) {
      int place = at;
      long different = ids.stream().map(id -> id.charAt(place)).distinct().count();
      assertEquals(36, different, "character " + at);
    }
  }

  @ParameterizedTest
  @CsvSource({
    // intent in Seoul, the days asked for
    "2026-01-02T12:00:00, 20260102",
    "2026-01-02T23:48:59, 20260102",
    "2026-01-02T23:49:00, 20260102 20260103",
    "2026-01-02T23:59:59, 20260102 20260103",
    "2026-01-03T00:00:00, 20260103",
    "2025-12-31T23:55:00, 20251231 20260101",
  })
  void aTransferNearMidnightIsLookedForOnBothDays(String intent, String days) {
    Instant at = Instant.parse(intent + "Z").minus(Duration.ofHours(9));
    assertEquals(Unknown.noRecord(), rail.inquire(Bench.order(rail, at, Bench.minute())));
    List<String> asked = new ArrayList<>();
    for (StubRequest request : bank.requests(Job.RESULT)) {
      Matcher day = DAY.matcher(request.body());
      assertTrue(day.find());
      // What names no transfer on a used connection is asked again on a fresh one.
      if (asked.isEmpty() || !asked.getLast().equals(day.group(1))) {
        asked.add(day.group(1));
      }
    }
    assertEquals(List.of(days.split(" ", -1)), asked);
  }

  @Test
  void noRecordIsSaidOnlyWhereBothDaysSayIt() {
    Instant late = Instant.parse("2026-01-01T14:59:59Z");
    TransferOrder filedNextDay = Bench.order(rail, late, Bench.minute());
    assertInstanceOf(Sent.class, rail.send(filedNextDay));
    assertInstanceOf(Sent.class, rail.inquire(filedNextDay), "found on the second day");

    TransferOrder never = Bench.order(rail, late, Bench.minute());
    bank.script().next(2, Job.RESULT, Behaviour.tells(new Manner.Says("A0003", "")));
    assertEquals(new Unknown("inquiry A0003"), rail.inquire(never));
    assertEquals(Unknown.noRecord(), rail.inquire(never));
  }

  @Test
  void itAsksAfterOneTwoAndFourMinutesThenEveryTenTenTimes() {
    List<Long> minutes = rail.schedule().delays().stream().map(Duration::toMinutes).toList();
    assertEquals(List.of(1L, 2L, 4L, 10L, 10L, 10L, 10L, 10L, 10L, 10L, 10L, 10L, 10L), minutes);
    assertEquals(Duration.ofMinutes(10), rail.schedule().settleHorizon());
  }

  static Stream<Object[]> holders() {
    return Stream.of(
        new Object[] {"홍길동", HolderCheck.MATCH},
        new Object[] {"홍 길동", HolderCheck.MATCH},
        new Object[] {"김다른", HolderCheck.NO_MATCH},
        new Object[] {"주식회사가나다라마바사아자차", HolderCheck.NO_MATCH});
  }

  @ParameterizedTest
  @MethodSource("holders")
  void aHolderIsComparedAsNamesAre(String name, HolderCheck expected) {
    bank.holder("110123456789", name);
    assertEquals(expected, check("홍길동"));
    assertEquals(List.of(), bank.credits());
  }

  @Test
  void aNameTheBankHasCutMatches() {
    bank.holder("110123456789", "가나다라마바사아자차");
    assertEquals(HolderCheck.MATCH, check("가나다라마바사아자차카타"));
  }

  @ParameterizedTest
  @CsvSource({
    "A0000, 412, NO_MATCH",
    "A0002, 412, NO_MATCH",
    "A0000, 815, NO_MATCH",
    "A0312, '', NO_MATCH",
    "A0313, '', NO_MATCH",
    "A0000, 413, NOT_POSSIBLE",
    "A0000, 490, NOT_POSSIBLE",
    "A0000, 400, NOT_POSSIBLE",
    "A0000, 999, NOT_POSSIBLE",
    "A0020, '', NOT_POSSIBLE",
    "A0005, 412, NOT_POSSIBLE",
    "A0007, 412, NOT_POSSIBLE",
    "A0015, 412, NOT_POSSIBLE",
    "'', 000, NOT_POSSIBLE",
  })
  void onlyWordsAboutAccountAndHolderAccuse(String head, String code, HolderCheck expected) {
    bank.script().always(Job.RECEIVE, Behaviour.tells(new Manner.Says(head, code)));
    assertEquals(expected, check("홍길동"));
  }

  static Stream<Manner> troubles() {
    return Stream.of(
        new Manner.Reset(),
        new Manner.Silence(),
        new Manner.Status(500, true),
        new Manner.Status(404, true),
        new Manner.CutBody(),
        new Manner.CutJson(),
        new Manner.Garbage(),
        new Manner.ForeignId(),
        new Manner.DuplicateKeys(),
        new Manner.Redirect(307));
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void aHolderCheckThatFailsAccusesNobody(Manner trouble) {
    bank.holder("110123456789", "김다른");
    bank.script().always(Job.RECEIVE, Behaviour.tells(trouble));
    assertEquals(HolderCheck.NOT_POSSIBLE, check("홍길동"));
    assertTrue(bank.requests(Job.RECEIVE).size() <= 2, "asked again at most once");
  }

  @Test
  void aHolderCheckBearsAnIdOfItsOwnAndNoText() {
    check("홍길동");
    check("홍길동");
    List<StubRequest> asked = bank.requests(Job.RECEIVE);
    assertEquals(2, asked.stream().map(StubRequest::tranId).distinct().count());
    assertFalse(asked.getFirst().body().contains("print_content"));
    assertTrue(asked.getFirst().body().contains("\"tran_dtime\":\"20260102093015\""));
  }

  @Test
  void aTransferThatWasInProcessIsFoundLater() {
    bank.script().next(1, Job.SEND, Behaviour.inProcess(Duration.ofMillis(1), "412"));
    TransferOrder order = Bench.order(rail, MORNING, Bench.minute());
    assertEquals(Unknown.inProcess(), rail.send(order));
    long start = System.nanoTime();
    while (rail.inquire(order).equals(Unknown.inProcess())) {
      assertTrue(System.nanoTime() - start < 5_000_000_000L);
    }
    assertEquals(new Refused(Refusal.ACCOUNT_NOT_VERIFIED, "412"), rail.inquire(order));
  }

  private HolderCheck check(String claimed) {
    return rail.holder(Bench.account("110123456789"), new HolderName(claimed));
  }
}
