package io.ilwon.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.operator.Members.Outcome;
import io.ilwon.operator.People.Person;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody grants above their own role, changes themselves, or takes the last owner away. */
class MembersTest {
  private People people;
  private Members members;
  private Operator owner;

  @AfterEach
  void close() {
    people.close();
  }

  @BeforeEach
  void open() throws SQLException {
    people = People.fresh();
    members = people.operators.members();
    owner = people.owner("kim").operator();
  }

  @Test
  void whoMayGrantWhat() {
    for (Role granter : Role.values()) {
      for (Role role : Role.values()) {
        boolean may = Powers.mayGrant(granter, role);
        Set<Power> own = Powers.of(granter, true);
        assertEquals(
            may,
            own.contains(Power.MEMBERS) && own.containsAll(Powers.of(role, true)),
            granter + " " + role);
      }
    }
    assertEquals(EnumSet.allOf(Role.class), granted(Role.OWNER));
    assertEquals(EnumSet.of(Role.OPERATIONS, Role.VIEWER), granted(Role.OPERATIONS));
    assertEquals(EnumSet.noneOf(Role.class), granted(Role.COMPLIANCE));
  }

  private static Set<Role> granted(Role granter) {
    EnumSet<Role> roles = EnumSet.noneOf(Role.class);
    for (Role role : Role.values()) {
      if (Powers.mayGrant(granter, role)) {
        roles.add(role);
      }
    }
    return roles;
  }

  @Test
  void operationsMayNotReachAnOwner() throws SQLException {
    Person lee = people.member(owner, Role.OPERATIONS, "lee");
    assertTrue(members.invite(lee.operator(), "x1", "x", Role.OWNER, People.BY).isEmpty());
    assertTrue(members.reset(lee.operator(), owner.id(), People.BY).isEmpty());
    assertEquals(Outcome.ABOVE_OWN_ROLE, members.disable(lee.operator(), owner.id(), People.BY));
    assertEquals(
        Outcome.ABOVE_OWN_ROLE, members.role(lee.operator(), owner.id(), Role.VIEWER, People.BY));
    assertEquals(
        Outcome.ONESELF, members.role(lee.operator(), lee.operator().id(), Role.VIEWER, People.BY));
  }

  @Test
  void theLastOwnerStays() throws SQLException {
    Person second = people.member(owner, Role.OWNER, "lee");
    assertEquals(Outcome.DONE, members.disable(second.operator(), owner.id(), People.BY));
    // Whoever still holds the first one's session must not take the second away.
    assertEquals(
        Outcome.LAST_OWNER, members.role(owner, second.operator().id(), Role.VIEWER, People.BY));
    assertEquals(Outcome.DONE, members.enable(second.operator(), owner.id(), People.BY));
    assertEquals(Outcome.NOTHING, members.enable(second.operator(), owner.id(), People.BY));
    assertEquals(Outcome.NOTHING, members.disable(owner, "a".repeat(32), People.BY));
  }

  @Test
  void whoIsDisabledIsOutAtOnce() throws SQLException {
    Person lee = people.member(owner, Role.VIEWER, "lee");
    Token token = people.in(lee);
    assertEquals(Outcome.DONE, members.role(owner, lee.operator().id(), Role.AUDITOR, People.BY));
    assertEquals(
        Role.AUDITOR, people.operators.sessions().find(token).orElseThrow().operator().role());
    members.disable(owner, lee.operator().id(), People.BY);
    assertTrue(people.operators.sessions().find(token).isEmpty());
    assertEquals(
        "viewer -> auditor",
        people.one("select detail from audit_entry where action = 'operator role'"));
  }
}
