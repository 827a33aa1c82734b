package io.ilwon.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is taken for an account number, and what is left as it was written. */
class StrayTest {
  @ParameterizedTest
  @CsvSource({
    "계좌 110-1000-0009990 확인, 계좌 ····9990 확인",
    "1101 0000 009990, ····9990",
    "acct11010000009990., acct····9990.",
    "1101-00-00999012, ····9012",
    "1101-00-0099, ····0099",
    "1101000000 and 3331234567890, ····0000 and ····7890",
    "2026-11-23 10:00, 2026-11-23 10:00",
    "line 12 of 20261123, line 12 of 20261123",
    "123456789, 123456789",
    "12345678901234567, 12345678901234567",
    "192.168.100.200, 192.168.100.200"
  })
  void aNumberInAReasonIsMasked(String written, String shown) {
    assertEquals(shown, Stray.masked(written));
  }

  @ParameterizedTest
  @CsvSource({
    "/desk/logs?who=kim&subject=1101-0000-009990, /desk/logs?who=kim",
    "/desk?x=%31101+0000+009990, /desk",
    "/desk?11010000009990, /desk",
    "/desk/verifications?userid=01012345678&from=2026-11-23,"
        + " /desk/verifications?userid=01012345678&from=2026-11-23",
    "/desk/verifications/11010000009990/json, /desk",
    "/desk?x=%zz, /desk?x=%zz"
  })
  void anAddressIsComeBackToWithoutOne(String asked, String here) {
    assertEquals(here, Stray.without(asked));
  }
}
