package io.ilwon.rail.kftc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ilwon.http.JsonObject;
import io.ilwon.http.MalformedBody;
import io.ilwon.rail.Refusal;
import io.ilwon.rail.TransferOutcome;
import io.ilwon.rail.TransferOutcome.Refused;
import io.ilwon.rail.TransferOutcome.Sent;
import io.ilwon.rail.TransferOutcome.Unknown;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The outcome table, row by row as the rail's page prints it, and everything that is not in it. */
class ResponseCodesTest {
  private static final String ID = "M202300001UABCDEFGH9";
  private static final String REFERENCE = "20260102 " + ID;

  /** The page's rows, its ranges and all. */
  private static final String NOT_VERIFIED = "412, 414–417, 463, 815, A0312, A0313, A0321";

  private static final String CANNOT_RECEIVE =
      "413, 418–422, 424–426, 431, 467, 470–477, 490, A0314";
  private static final String UNAVAILABLE = "A0020, 453, 454, A0101–A0106, 455, 456";
  private static final String NOT_REQUESTED = "A0004–A0006, A0010–A0014, A0307, O0001–O0010";
  private static final String UNCLASSIFIED =
      "461, 464, 499, 551, 555, 556, A0021, A0317, A0318, A0322, A0327";

  static Stream<Object[]> refusals() {
    return Stream.of(
            rows(Refusal.ACCOUNT_NOT_VERIFIED, NOT_VERIFIED),
            rows(Refusal.ACCOUNT_CANNOT_RECEIVE, CANNOT_RECEIVE),
            rows(Refusal.RAIL_UNAVAILABLE, UNAVAILABLE),
            rows(Refusal.NOT_REQUESTED, NOT_REQUESTED),
            rows(Refusal.UNCLASSIFIED, UNCLASSIFIED))
        .flatMap(each -> each);
  }

  private static Stream<Object[]> rows(Refusal refusal, String codes) {
    return codes(codes).map(code -> new Object[] {refusal, code});
  }

  private static Stream<String> codes(String codes) {
    return Stream.of(codes.split(", ", -1))
        .flatMap(each -> {
          String[] ends = each.split("–", -1);
          String letter = each.replaceAll("[0-9–].*", "");
          int digits = ends[0].length() - letter.length();
          return IntStream.rangeClosed(number(ends[0]), number(ends[ends.length - 1]))
              .mapToObj(n -> letter + ("%0" + digits + "d").formatted(n));
        });
  }

  private static int number(String code) {
    return Integer.parseInt(code.replaceAll("[A-Z]", ""));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aListedCodeIsItsRefusalAndNoOther(Refusal refusal, String code) throws MalformedBody {
    Refused refused = new Refused(refusal, code);
    if (Character.isDigit(code.charAt(0))) {
      for (String head : Set.of("A0000", "A0002", "A0009")) {
        assertEquals(refused, sent(200, head, code));
      }
      // Under a head that decides by itself, listed or not, the bank's code says nothing.
      assertEquals(new Unknown("A0003"), sent(200, "A0003", code));
      assertEquals(new Unknown("unlisted"), sent(200, "B0000", code));
    } else {
      assertEquals(refused, sent(200, code, ""));
      assertEquals(refused, sent(200, code, "000"));
      assertEquals(refused, sent(400, code, ""));
      assertEquals(new Unknown("http 500"), sent(500, code, ""));
      assertEquals(new Unknown("http 302"), sent(302, code, ""));
    }
  }

  @Test
  void theTableHasAsManyCodesAsThePage() {
    assertEquals(7 + 3 + 20 + 1 + 4 + 7 + 9 + 10 + 6 + 5, refusals().count());
    assertEquals(refusals().count(), refusals().map(row -> row[1]).distinct().count());
  }

  @Test
  void successIsBothCodesAndNothingLess() throws MalformedBody {
    assertEquals(new Sent(REFERENCE), sent(200, "A0000", "000"));
    assertEquals(new Unknown("A0002 000"), sent(200, "A0002", "000"));
    assertEquals(new Unknown("A0009 000"), sent(200, "A0009", "000"));
    assertEquals(new Unknown("unlisted"), sent(200, "", "000"));
    assertEquals(new Unknown("A0000 without its transfer"), sent(200, "A0000", ""));
    assertEquals(new Unknown("http 400"), sent(400, "A0000", "000"));
    assertEquals(new Unknown("http 201"), sent(201, "A0000", "000"));
    assertEquals(new Unknown("http 503"), sent(503, "A0000", "000"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A0003", "A0007", "A0008", "A0016", "A0017", "A0326", "A0018", "A0310"})
  void aHeadThatLeavesItOpenIsUnknown(String head) throws MalformedBody {
    assertEquals(new Unknown(head), sent(200, head, ""));
    assertEquals(new Unknown(head), sent(200, head, "000"));
    assertEquals(new Unknown(head), sent(200, head, "412"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"803", "804", "819", "822"})
  void aBankCodeThatLeavesItOpenIsUnknown(String bank) throws MalformedBody {
    assertEquals(new Unknown("A0000 " + bank), sent(200, "A0000", bank));
    assertEquals(new Unknown("A0000 " + bank), asked(200, "A0000", bank));
  }

  @Test
  void inProcessIsUnknownAndNamed() throws MalformedBody {
    assertEquals(Unknown.inProcess(), sent(200, "A0001", ""));
    assertEquals(Unknown.inProcess(), sent(200, "A0000", "400"));
    assertEquals(Unknown.inProcess(), asked(200, "A0000", "400"));
  }

  @Test
  void whateverIsNotInTheTableIsUnknown() throws MalformedBody {
    Set<String> listed = new TreeSet<>(refusals().map(row -> (String) row[1]).toList());
    listed.addAll(Set.of("000", "A0002", "A0009"));
    for (int n = 0; n < 1000; n++) {
      String code = "%03d".formatted(n);
      if (!listed.contains(code)) {
        assertUnknown(sent(200, "A0000", code));
        assertUnknown(asked(200, "A0000", code));
      }
    }
    for (String letter : Set.of("A", "O", "B")) {
      for (int n = 1; n < 10_000; n++) {
        String code = letter + "%04d".formatted(n);
        if (!listed.contains(code)) {
          assertUnknown(sent(200, code, "412"));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "a0000, 000",
    "A0000, 0",
    "A0000, ' 000'",
    "A0000, 0000",
    "' A0000', 000",
    "A000, 000"
  })
  void aCodeIsComparedCharacterByCharacter(String head, String bank) throws MalformedBody {
    assertUnknown(sent(200, head, bank));
    assertUnknown(asked(200, head, bank));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void inAnInquiryOnlyTheBanksCodeUnderAGoodHeadDecides(Refusal refusal, String code)
      throws MalformedBody {
    if (Character.isDigit(code.charAt(0))) {
      assertEquals(new Refused(refusal, code), asked(200, "A0000", code));
      assertEquals(new Unknown("inquiry A0002"), asked(200, "A0002", code));
      assertEquals(new Unknown("inquiry http 500"), asked(500, "A0000", code));
    } else {
      assertEquals(new Unknown("inquiry " + code), asked(200, code, ""));
      assertEquals(new Unknown("inquiry " + code), asked(200, code, "000"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"A0018", "A0310"})
  void noRecordIsTheBanksWordAlone(String head) throws MalformedBody {
    assertEquals(Unknown.noRecord(), asked(200, head, ""));
    assertEquals(new Unknown("inquiry " + head), asked(200, head, "000"));
    assertEquals(new Unknown("inquiry http 404"), asked(404, head, ""));
    assertEquals(new Unknown("another transfer"), asked(200, "A0000", ""));
  }

  @Test
  void anInquirysSuccessHasTheSendsReference() throws MalformedBody {
    assertEquals(sent(200, "A0000", "000"), asked(200, "A0000", "000"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'bank_tran_id':'M202300001UANOTHER99','bank_rsp_code':'%s'}",
        "{'bank_rsp_code':'%s'}",
        "{'bank_tran_id':'M202300001UABCDEFGH9','bank_rsp_code':'%s','tran_amt':'2'}",
        "{'bank_tran_id':'M202300001UABCDEFGH9','bank_rsp_code':'%s','tran_no':'2'}",
        "{'bank_tran_id':'m202300001uabcdefgh9','bank_rsp_code':'%s'}",
        "{'bank_tran_id':['M202300001UABCDEFGH9'],'bank_rsp_code':'%s'}",
        "'M202300001UABCDEFGH9'",
        "{'bank_tran_id':'M202300001UABCDEFGH9','bank_rsp_code':'%1$s'},"
            + "{'bank_tran_id':'M202300001UABCDEFGH9','bank_rsp_code':'%1$s'}",
        "{'bank_tran_id':'M202300001UABCDEFGH9','bank_rsp_code':'%1$s'},"
            + "{'bank_tran_id':'M202300001UANOTHER99','bank_rsp_code':'%1$s'}",
      })
  void aRowThatIsNotOursAloneDecidesNothing(String rows) throws MalformedBody {
    for (String code : Set.of("000", "412")) {
      assertUnknown(Answer.of(body("A0000", rows.formatted(code))).ofSend(200, ID));
      assertUnknown(Answer.of(body("A0005", rows.formatted(code))).ofSend(200, ID));
    }
  }

  @Test
  void anInquiryFindsOurRowAmongOthers() throws MalformedBody {
    String rows =
        "{'bank_tran_id':'M202300001UANOTHER99','bank_rsp_code':'412'},"
            + "{'bank_tran_id':'M202300001UABCDEFGH9','bank_rsp_code':'000'}";
    assertEquals(new Sent(ID), Answer.of(body("A0000", rows)).ofInquiry(200, ID));
  }

  /** A refusal believed beside a success would free the way for a second won. */
  @ParameterizedTest
  @ValueSource(strings = {"'tran_no':'0'", "'tran_amt':'2'"})
  void twoRowsUnderOurIdContradictEachOtherWhateverSetsThemApart(String apart)
      throws MalformedBody {
    String rows =
        "{'bank_tran_id':'M202300001UABCDEFGH9','bank_rsp_code':'000',"
            + apart
            + "},"
            + "{'bank_tran_id':'M202300001UABCDEFGH9','bank_rsp_code':'412'}";
    assertUnknown(Answer.of(body("A0000", rows)).ofInquiry(200, ID));
  }

  @Test
  void nothingButACodesShapeIsEverKept() throws MalformedBody {
    assertEquals(new Unknown("unlisted"), sent(200, "홍길동", ""));
    assertEquals(new Unknown("A0000 unlisted"), sent(200, "A0000", "12345678901234"));
    assertEquals(new Unknown("inquiry unlisted"), asked(200, "482일원", ""));
  }

  private static void assertUnknown(TransferOutcome outcome) {
    assertEquals(Unknown.class, outcome.getClass(), outcome::toString);
  }

  private static TransferOutcome sent(int status, String head, String bank) throws MalformedBody {
    return Answer.of(answer(head, bank)).ofSend(status, ID);
  }

  private static TransferOutcome asked(int status, String head, String bank) throws MalformedBody {
    return Answer.of(answer(head, bank)).ofInquiry(status, ID);
  }

  /** Without a bank's code there is no list. */
  private static JsonObject answer(String head, String bank) throws MalformedBody {
    String row =
        "{'tran_no':'1','bank_tran_id':'%s','bank_tran_date':'20260102','tran_amt':'1',"
                .formatted(ID)
            + "'bank_rsp_code':'%s'}".formatted(bank);
    return body(head, bank.isEmpty() ? "" : row);
  }

  private static JsonObject body(String head, String rows) throws MalformedBody {
    String json = "{'rsp_code':'%s','res_list':[%s]}".formatted(head, rows).replace('\'', '"');
    return JsonObject.read(json.getBytes(StandardCharsets.UTF_8));
  }
}
