package rival;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the product promises about money and guesses, promised here too. */
@RivalTest
class GuaranteesTest {
  @Autowired private Caller caller;
  @Autowired private JdbcTemplate database;
  @Autowired private TestClock clock;
  @Autowired private Inquirer inquirer;

  private final StubBank bank = Surroundings.BANK;
  private final String account = Caller.newAccount();

  @Test
  void sixtyCallsAtOnceForOneAccountSendTen() {
    List<Callable<String>> calls = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String id = caller.open();
      calls.add(() -> caller.deposit(id, account));
    }
    List<String> answers = Caller.atOnce(calls);
    assertThat(Collections.frequency(answers, Caller.SUCCESS)).isEqualTo(10);
    assertThat(Collections.frequency(answers, Caller.LIMIT_REACHED)).isEqualTo(50);
    assertThat(bank.sends(account)).hasSize(10);

    clock.skip(Duration.ofDays(1));
    assertThat(caller.deposit(caller.open(), account)).isEqualTo(Caller.SUCCESS);
  }

  @RepeatedTest(5)
  void guessesBesideDepositsLoseNoPlace() {
    List<Callable<String>> calls = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String id = caller.open();
      caller.deposit(id, account);
      String code = bank.codeOf(account);
      calls.add(() -> caller.guess(id, code));
    }
    for (int i = 0; i < 25; i++) {
      String id = caller.open();
      calls.add(3 * i % calls.size(), () -> caller.deposit(id, account));
    }
    List<String> answers = Caller.atOnce(calls);
    assertThat(answers.stream().filter(answer -> answer.contains("\"approved\""))).hasSize(5);
    assertThat(Collections.frequency(answers, Caller.SUCCESS)).isEqualTo(5);
    assertThat(bank.sends(account)).hasSize(10);
  }

  @Test
  void sixtyIdenticalCallsAtOnceSendOne() {
    String id = caller.open();
    List<String> answers =
        Caller.atOnce(Collections.nCopies(60, () -> caller.deposit(id, account)));
    assertThat(answers).contains(Caller.SUCCESS);
    assertThat(answers).containsOnly(Caller.SUCCESS, Caller.processing(0));
    assertThat(bank.sends(account)).hasSize(1);
  }

  @Test
  void ofTwentyGuessesAtOnceThreeAreEvaluated() {
    String id = caller.open();
    caller.deposit(id, account);
    String wrong = Caller.wrong(bank.codeOf(account));
    List<String> answers = Caller.atOnce(Collections.nCopies(20, () -> caller.guess(id, wrong)));
    assertThat(answers)
        .containsOnlyOnce(Caller.mismatch(1), Caller.mismatch(2))
        .containsOnlyOnce(
            "{\"verificationResult\":\"fail\",\"kycStatus\":\"rejected\","
                + "\"rejectComment\":\"too_many_retry\",\"retryCount\":3}");
    assertThat(Collections.frequency(answers, Caller.INVALID_SUBMISSION)).isEqualTo(17);
    assertThat(wrongGuesses(id)).isEqualTo(3);
    assertThat(caller.guess(id, bank.codeOf(account))).isEqualTo(Caller.INVALID_SUBMISSION);
  }

  @Test
  void ofManyGuessesAtOneAccountFiveAreEvaluated() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String id = caller.open();
      caller.deposit(id, account);
      ids.add(id);
    }
    List<String> codes = bank.sends(account).stream().map(StubBank.Credit::code).toList();
    String wrong = unlike(codes);
    List<Callable<String>> calls = new ArrayList<>();
    for (String id : ids) {
      calls.addAll(Collections.nCopies(2, () -> caller.guess(id, wrong)));
    }
    List<String> answers = Caller.atOnce(calls);
    assertThat(answers.stream().filter(a -> a.contains("account_code_mismatch"))).hasSize(5);
    assertThat(answers.stream().filter(a -> a.contains("account_locked"))).hasSize(11);

    String open = ids.getFirst();
    String locked = caller.guess(open, codes.getFirst());
    assertThat(locked)
        .contains("\"account_locked\"")
        .containsPattern("\"retryAfter\":86(400|3\\d\\d)}");
    clock.skip(Duration.ofHours(24));
    String later = caller.open();
    caller.deposit(later, account);
    assertThat(caller.guess(later, bank.codeOf(account))).contains("\"approved\"");
  }

  private static String unlike(List<String> codes) {
    for (int i = 0; ; i++) {
      String code = "%03d".formatted(i);
      if (!codes.contains(code)) {
        return code;
      }
    }
  }

  @Test
  void tenWrongInThirtyDaysLockWhateverHappens() {
    for (int day = 0; day < 5; day++) {
      String id = caller.open();
      caller.deposit(id, account);
      String code = bank.codeOf(account);
      caller.guess(id, Caller.wrong(code));
      caller.guess(id, Caller.wrong(code));
      if (day < 4) {
        assertThat(caller.guess(id, code)).contains("\"approved\"");
      }
      clock.skip(Duration.ofDays(1));
    }
    String id = caller.open();
    caller.deposit(id, account);
    assertThat(caller.guess(id, bank.codeOf(account))).contains("\"account_locked\"");
  }

  @Test
  void theIntentIsStoredWhenTheBankIsCalled() {
    AtomicReference<List<String>> seen = new AtomicReference<>();
    bank.onSend(credit -> {
      if (credit.account().equals(account)) {
        seen.set(states(credit.railId()));
      }
    });
    caller.deposit(caller.open(), account);
    assertThat(seen.get()).containsExactly("SENDING");
    assertThat(states(bank.sends(account).getFirst().railId())).containsExactly("SENT");
  }

  private List<String> states(String railId) {
    return database.queryForList(
        "select state from transfer where rail_id = ?", String.class, railId);
  }

  private int wrongGuesses(String submission) {
    return database.queryForObject(
        "select count(*) from wrong_guess where submission_id = ?", Integer.class, submission);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "PLAIN")
  void anUnclearAnswerIsUnknownAndNothingIsSentAgain(StubBank.Manner manner) {
    bank.answers(account, manner);
    String id = caller.open();
    assertThat(caller.deposit(id, account)).isEqualTo(Caller.processing(0));
    assertThat(caller.deposit(id, account)).isEqualTo(Caller.processing(0));
    clock.skip(Duration.ofMinutes(2));
    assertThat(caller.deposit(id, account)).isEqualTo(Caller.processing(0));
    assertThat(bank.sends(account)).hasSize(1);
    assertThat(states(bank.sends(account).getFirst().railId())).containsExactly("UNKNOWN");

    inquirer.askAboutDue();
    assertThat(caller.deposit(id, account)).isEqualTo(Caller.SUCCESS);
    assertThat(bank.sends(account)).hasSize(1);
    assertThat(caller.guess(id, bank.codeOf(account))).contains("\"approved\"");
  }

  @Test
  void theRightCodeProvesAnUnknownTransfer() {
    bank.answers(account, StubBank.Manner.ERROR_500);
    String id = caller.open();
    caller.deposit(id, account);
    assertThat(caller.guess(id, bank.codeOf(account))).contains("\"approved\"");
    assertThat(states(bank.sends(account).getFirst().railId())).containsExactly("SENT");
  }

  @Test
  void whatTheBankForgotCountsAsNotSentOnlyAfterTenMinutes() {
    bank.answers(account, StubBank.Manner.HANG);
    bank.forgets(account);
    String id = caller.open();
    caller.deposit(id, account);
    clock.skip(Duration.ofMinutes(2));
    inquirer.askAboutDue();
    assertThat(caller.deposit(id, account)).isEqualTo(Caller.processing(0));
    clock.skip(Duration.ofMinutes(9));
    inquirer.askAboutDue();
    bank.answers(account, StubBank.Manner.PLAIN);
    assertThat(caller.guess(id, "482")).contains("account_not_requested");
    bank.says(account, "420");
    assertThat(caller.deposit(id, account))
        .isEqualTo(Caller.retry("unable_to_deposit", "This account is not able to deposit.", 2));
    assertThat(bank.sends(account)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "412, failed_to_verify, Fail to verify the account.",
    "420, unable_to_deposit, This account is not able to deposit.",
    "453, unable_to_Transfer, Transfer is currently not possible.",
    "464, fail_to_request, fail to send code."
  })
  void fiveRefusalsRejectAndKeepNoPlace(String word, String code, String message) {
    bank.says(account, word);
    String id = caller.open();
    for (int i = 1; i < 5; i++) {
      assertThat(caller.deposit(id, account)).isEqualTo(Caller.retry(code, message, i));
    }
    assertThat(caller.deposit(id, account))
        .isEqualTo(
            "{\"statusCode\":200,\"success\":false,\"rejectComment\":\"too_many_retry\","
                + "\"retryCount\":5}");
    assertThat(caller.deposit(id, account)).isEqualTo(Caller.INVALID_SUBMISSION);
    assertThat(bank.sends(account)).hasSize(5);
    bank.says(account, "000");
    for (int i = 0; i < 10; i++) {
      assertThat(caller.deposit(caller.open(), account)).isEqualTo(Caller.SUCCESS);
    }
    assertThat(caller.deposit(caller.open(), account)).isEqualTo(Caller.LIMIT_REACHED);
  }

  @Test
  void withinThirtySecondsNothingIsSentAgainAndTheSixthWonNever() {
    String id = caller.open();
    assertThat(caller.deposit(id, account)).isEqualTo(Caller.SUCCESS);
    clock.skip(Duration.ofSeconds(28));
    assertThat(caller.deposit(id, account)).isEqualTo(Caller.SUCCESS);
    assertThat(caller.deposit(id, Caller.newAccount())).isEqualTo(Caller.processing(0));
    assertThat(bank.sends(account)).hasSize(1);
    for (int won = 2; won <= 5; won++) {
      clock.skip(Duration.ofSeconds(31));
      assertThat(caller.deposit(id, account)).isEqualTo(Caller.SUCCESS);
      assertThat(bank.sends(account)).hasSize(won);
    }
    clock.skip(Duration.ofSeconds(31));
    assertThat(caller.deposit(id, account)).isEqualTo(Caller.LIMIT_REACHED);
    String newest = bank.codeOf(account);
    assertThat(caller.guess(id, newest)).contains("\"approved\"");
  }

  @Test
  void anEarlierCodeDiesWithTheNextIntent() {
    String id = caller.open();
    String first;
    do {
      caller.deposit(id, account);
      first = bank.sends(account).getFirst().code();
      clock.skip(Duration.ofSeconds(31));
      caller.deposit(id, account);
    } while (first.equals(bank.codeOf(account)));
    assertThat(caller.guess(id, first)).isEqualTo(Caller.mismatch(1));
  }

  @Test
  void aCodeLivesFiveMinutes() {
    String id = caller.open();
    caller.deposit(id, account);
    String code = bank.codeOf(account);
    clock.skip(Duration.ofSeconds(301));
    assertThat(caller.guess(id, code))
        .isEqualTo(
            Caller.guessAgain(
                "account_code_expired", "The code has expired. Please request a new code.", 0, ""));
    assertThat(wrongGuesses(id)).isZero();
  }

  @Test
  void aSubmissionHasFourHoursToItsFirstDeposit() {
    String id = caller.open();
    clock.skip(Duration.ofHours(4));
    assertThat(caller.deposit(id, account)).isEqualTo(Caller.INVALID_SUBMISSION);
    assertThat(bank.sends(account)).isEmpty();
    assertThat(
            database.queryForObject(
                "select comment from submission where id = ?", String.class, id))
        .isEqualTo("timeout");
  }
}
