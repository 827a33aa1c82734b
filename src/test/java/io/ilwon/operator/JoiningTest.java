package io.ilwon.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.operator.People.Person;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One-time links: once, shortly, for what they are for, and written by nobody else. */
class JoiningTest {
  private People people;

  @AfterEach
  void close() {
    people.close();
  }

  @BeforeEach
  void open() throws SQLException {
    people = People.fresh();
  }

  @Test
  void theFirstLinkMakesAnOwnerOnceWithinTenMinutes() throws SQLException {
    Token link = people.operators.links().first(People.BY).orElseThrow();
    people.clock.forward(Duration.ofMinutes(10));
    assertTrue(people.operators.joining().open(link).isEmpty());
    Token again = people.operators.links().first(People.BY).orElseThrow();
    Person owner = people.joined(again, "kim");
    assertEquals(Role.OWNER, owner.operator().role());
    assertTrue(people.operators.joining().open(again).isEmpty());
    assertTrue(people.operators.links().first(People.BY).isEmpty(), "there is an owner");
  }

  @Test
  void ofTwoFirstLinksAtOnceOneMakesAnOwner() throws Exception {
    Joining joining = people.operators.joining();
    List<Link> links = new java.util.ArrayList<>();
    for (String name : List.of("kim", "lee")) {
      Token token = people.operators.links().first(People.BY).orElseThrow();
      joining.choose(joining.open(token).orElseThrow(), name, name, People.PASSWORD);
      links.add(joining.open(token).orElseThrow());
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Joining.Outcome>> both =
          links.stream()
              .map(l ->
                  threads.submit(() -> joining.finish(l, people.code(String.valueOf(l.totp())))))
              .toList();
      int in = 0;
      for (Future<Joining.Outcome> each : both) {
        in += each.get() instanceof Joining.Outcome.In ? 1 : 0;
      }
      assertEquals(1, in);
    }
    assertEquals("1", people.one("select count(*) from operator"));
  }

  @Test
  void withoutTheAppsCodeNothingIsMade() throws SQLException {
    Joining joining = people.operators.joining();
    Token token = people.operators.links().first(People.BY).orElseThrow();
    Link fresh = joining.open(token).orElseThrow();
    assertInstanceOf(Joining.Outcome.Gone.class, joining.finish(fresh, "123456"));
    joining.choose(fresh, "kim", "김", People.PASSWORD);
    Link chosen = joining.open(token).orElseThrow();
    assertInstanceOf(Joining.Outcome.WrongCode.class, joining.finish(chosen, "12345"));
    assertEquals("0", people.one("select count(*) from operator"));
  }

  @Test
  void aResetGivesNewWordsToAnActiveOperatorAndOpensALockedName() throws SQLException {
    Person owner = people.owner("kim");
    Token session = people.in(owner);
    for (int i = 0; i < 6; i++) {
      people.operators.signIn().attempt("kim", "wrong, wrong", "1", "10.0.0.1");
    }
    assertTrue(people.operators.links().reset("nobody", People.BY).isEmpty());
    Token link = people.operators.links().reset("kim", People.BY).orElseThrow();
    Person same = people.joined(link, "kim");
    assertEquals(owner.operator().id(), same.operator().id());
    Token begun =
        people.operators.joining().begin(same.operator(), "10.0.0.1", people.operators.signIn());
    assertTrue(people.operators.sessions().find(session).isEmpty(), "signed out everywhere");
    assertTrue(people.operators.sessions().find(begun).isPresent());
    people.in(same);
  }

  /** A reader and writer of the database who has no key set lets himself in by none of these. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "update operator set role = 'owner' where name = 'lee'",
        "update operator set password = (select password from operator where name = 'kim')",
        "update operator set disabled_at = null, display_name = 'x'",
        "update operator set totp = (select totp from operator where name = 'kim')",
      })
  void aRowWrittenByAnotherHandIsNobody(String sql) throws SQLException {
    Person owner = people.owner("kim");
    Person lee = people.member(owner.operator(), Role.VIEWER, "lee");
    Token token = people.in(lee);
    assertTrue(people.operators.sessions().find(token).isPresent());
    people.run(sql);
    assertTrue(people.operators.sessions().find(token).isEmpty());
    assertInstanceOf(
        SignIn.Outcome.Wrong.class,
        people.operators.signIn().attempt("lee", People.PASSWORD, people.code(lee.secret()), "a"));
  }

  @Test
  void aSessionOrLinkWrittenByAnotherHandIsNone() throws SQLException {
    Person owner = people.owner("kim");
    Person lee = people.member(owner.operator(), Role.VIEWER, "lee");
    Token token = people.in(lee);
    people.run("update operator_session set operator = '" + owner.operator().id() + "'");
    assertTrue(people.operators.sessions().find(token).isEmpty());
    Token link =
        people
            .operators
            .members()
            .invite(owner.operator(), "park", "박", Role.VIEWER, People.BY)
            .orElseThrow();
    people.run("update operator_link set role = 'owner' where name = 'park'");
    assertTrue(people.operators.joining().open(link).isEmpty());
  }
}
