package io.ilwon.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.operator.People.Person;
import io.ilwon.operator.SignIn.Outcome;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who gets onto the desk, how long, and who does not. */
class SignInTest {
  private static People people;
  private static Person owner;

  @BeforeAll
  static void open() throws SQLException {
    people = People.fresh();
    owner = people.owner("kim");
  }

  @AfterAll
  static void close() {
    people.close();
  }

  @BeforeEach
  void later() throws SQLException {
    people.clock.forward(Duration.ofHours(3));
  }

  private static Outcome attempt(String name, String password, String code) throws SQLException {
    return people.operators.signIn().attempt(name, password, code, People.HERE);
  }

  private static Outcome right(String code) throws SQLException {
    return attempt("kim", People.PASSWORD, code);
  }

  private static String now() throws SQLException {
    return people.code(owner.secret());
  }

  @Test
  void allThreeMustBeRight() throws SQLException {
    assertInstanceOf(Outcome.Wrong.class, attempt("kim", "another password", now()));
    assertInstanceOf(Outcome.Wrong.class, attempt("lee", People.PASSWORD, now()));
    assertInstanceOf(Outcome.Wrong.class, right("000000".equals(now()) ? "000001" : "000000"));
    assertInstanceOf(Outcome.Wrong.class, right(""));
    assertInstanceOf(Outcome.In.class, attempt(" KIM ", People.PASSWORD, now()));
  }

  @Test
  void aStepIsAcceptedOnceAndNoneBeforeIt() throws SQLException {
    long step = people.now().getEpochSecond() / 30;
    assertInstanceOf(Outcome.Wrong.class, right(Totp.code(owner.secret(), step - 2)));
    assertInstanceOf(Outcome.Wrong.class, right(Totp.code(owner.secret(), step + 3)));
    assertInstanceOf(Outcome.In.class, right(Totp.code(owner.secret(), step)));
    assertInstanceOf(Outcome.Wrong.class, right(Totp.code(owner.secret(), step)));
    assertInstanceOf(Outcome.Wrong.class, right(Totp.code(owner.secret(), step - 1)));
    assertInstanceOf(Outcome.In.class, right(Totp.code(owner.secret(), step + 1)));
  }

  @Test
  void theCodesAreThoseOfTheRfc() {
    String rfc = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"; // 12345678901234567890, RFC 6238, appendix B
    assertEquals("287082", Totp.code(rfc, 59 / 30));
    assertEquals("081804", Totp.code(rfc, 1111111109 / 30));
    assertEquals("353130", Totp.code(rfc, 20000000000L / 30));
  }

  @Test
  void aRecoveryCodeWorksOnce() throws SQLException {
    String code = owner.recovery().get(0);
    assertInstanceOf(Outcome.In.class, right(code.toUpperCase(java.util.Locale.ROOT)));
    assertInstanceOf(Outcome.Wrong.class, right(code));
    assertInstanceOf(Outcome.In.class, right(owner.recovery().get(1).replace("-", " ")));
  }

  @Test
  void fiveFailuresShutTheNameForAMinuteWhetherItIsKnownOrNot() throws SQLException {
    for (String name : List.of("kim", "nobody")) {
      for (int i = 0; i < 5; i++) {
        assertInstanceOf(Outcome.Wrong.class, attempt(name, "wrong, wrong", "1"), name + i);
      }
      assertInstanceOf(Outcome.Blocked.class, attempt(name, People.PASSWORD, now()), name);
    }
    people.clock.forward(Duration.ofSeconds(61));
    assertInstanceOf(Outcome.Wrong.class, attempt("kim", "wrong, wrong", "1"));
    people.clock.forward(Duration.ofSeconds(61));
    assertInstanceOf(Outcome.Blocked.class, right(now()), "two minutes now");
    people.clock.forward(Duration.ofSeconds(61));
    assertInstanceOf(Outcome.In.class, right(now()));
    assertInstanceOf(Outcome.Wrong.class, attempt("kim", "wrong, wrong", "1"), "counted anew");
  }

  @Test
  void manyAtOnceAreCountedOneByOne() throws Exception {
    List<Callable<Outcome>> many = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      many.add(() -> attempt("kim", "wrong, wrong", "1"));
    }
    int wrong = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Outcome> each : threads.invokeAll(many)) {
        // Who waits too long for the count is turned away: no guess of theirs was looked at.
        boolean turnedAway = each.state() == Future.State.FAILED;
        wrong += !turnedAway && each.resultNow() instanceof Outcome.Wrong ? 1 : 0;
      }
    }
    assertTrue(wrong > 0 && wrong <= 5, wrong + " were looked at");
  }

  @Test
  void oneAddressIsShutToo() throws SQLException {
    for (int i = 0; i < 20; i++) {
      assertInstanceOf(Outcome.Wrong.class, attempt("nobody" + i, "wrong, wrong", "1"));
    }
    assertInstanceOf(Outcome.Blocked.class, right(now()));
    assertInstanceOf(
        Outcome.In.class,
        people.operators.signIn().attempt("kim", People.PASSWORD, now(), "10.0.0.9"));
  }

  @Test
  void theSlowdownDoublesUpToAnHour() {
    assertEquals(Duration.ZERO, Slowdown.NAME.after(4));
    assertEquals(Duration.ofMinutes(1), Slowdown.NAME.after(5));
    assertEquals(Duration.ofMinutes(32), Slowdown.NAME.after(10));
    assertEquals(Duration.ofHours(1), Slowdown.NAME.after(11));
    assertEquals(Duration.ofHours(1), Slowdown.NAME.after(1_000_000));
    assertEquals(Duration.ZERO, Slowdown.ADDRESS.after(19));
  }

  @Test
  void aSessionEndsIdleAndInAnyCase() throws SQLException {
    DeskSessions sessions = people.operators.sessions();
    Token idle = people.in(owner);
    assertEquals("kim", sessions.find(idle).orElseThrow().operator().name());
    people.clock.forward(Duration.ofMinutes(15));
    assertTrue(sessions.find(idle).isEmpty());
    Token used = people.in(owner);
    for (int i = 0; i < 51; i++) {
      people.clock.forward(Duration.ofMinutes(14));
      assertTrue(sessions.find(used).isPresent(), i + " times 14 minutes");
    }
    people.clock.forward(Duration.ofMinutes(7));
    assertTrue(sessions.find(used).isEmpty(), "twelve hours");
  }

  @Test
  void signingOutEndsOneOrAllOthers() throws SQLException {
    DeskSessions sessions = people.operators.sessions();
    Token one = people.in(owner);
    Token two = people.in(owner);
    Token three = people.in(owner);
    assertFalse(one.equals(two));
    sessions.end(one);
    assertTrue(sessions.find(one).isEmpty());
    assertEquals(1, sessions.endOthers(owner.operator(), three));
    assertTrue(sessions.find(two).isEmpty());
    assertTrue(sessions.find(three).isPresent());
  }

  @Test
  void aSignInIsInTheAccessLogAndAFailureIsNot() throws SQLException {
    String count = "select count(*) from access_log where what = 'sign_in'";
    int before = Integer.parseInt(people.one(count));
    right("000000");
    assertEquals(before, Integer.parseInt(people.one(count)));
    people.in(owner);
    assertEquals(before + 1, Integer.parseInt(people.one(count)));
  }
}
