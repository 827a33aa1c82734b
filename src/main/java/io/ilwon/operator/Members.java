package io.ilwon.operator;

import io.ilwon.audit.By;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who may sign in, and as what. Nobody grants more than they have, changes themselves, or takes the
 * last owner away.
 */
public final class Members {
  private final OperatorStore operators;
  private final Links links;
  private final DeskSessionStore sessions;

  Members(OperatorStore operators, Links links, DeskSessionStore sessions) {
    this.operators = operators;
    this.links = links;
    this.sessions = sessions;
  }

  /** What came of a change. */
  public enum Outcome {
    DONE,
    /** More power than the granter's own, now or after. */
    ABOVE_OWN_ROLE,
    /** One's own role is others' to change. */
    ONESELF,
    LAST_OWNER,
    /** No such operator, or already so. */
    NOTHING
  }

  /** Everybody, those who may sign in first. */
  public List<Operator> list() throws SQLException {
    return operators.list();
  }

  /** How many recovery codes somebody has left. */
  public int recoveryLeft(Operator operator) throws SQLException {
    return operators.recoveryLeft(operator.id());
  }

  /**
   * A link for somebody new, to be shown once; empty for a role above one's own, or a name taken.
   */
  public Optional<Token> invite(Operator granter, String name, String displayName, Role role, By by)
      throws SQLException {
    if (!Powers.mayGrant(granter.role(), role)) {
      return Optional.empty();
    }
    return operators.database.inTransaction(connection ->
        operators.known(connection, name)
            ? Optional.<Token>empty()
            : Optional.of(links.invite(connection, name, displayName, role, by)));
  }

  /** A link for a new password and second factor; empty where the granter may not. */
  public Optional<Token> reset(Operator granter, String id, By by) throws SQLException {
    Optional<Operator> found =
        operators.database.inTransaction(c -> operators.lock(c, id)).map(Account::operator);
    if (found.isEmpty() || !Powers.mayGrant(granter.role(), found.get().role())) {
      return Optional.empty();
    }
    return links.reset(found.get().name(), by);
  }

  /** Gives another role. */
  public Outcome role(Operator granter, String id, Role role, By by) throws SQLException {
    if (!Powers.mayGrant(granter.role(), role)) {
      return Outcome.ABOVE_OWN_ROLE;
    }
    return change(granter, id, by, "operator role", (o, _) -> o.as(role));
  }

  /** Lets somebody in no more; what they have open ends at once. */
  public Outcome disable(Operator granter, String id, By by) throws SQLException {
    Outcome outcome =
        change(granter, id, by, "operator disable", (o, now) -> o.active() ? o.disabled(now) : o);
    if (outcome == Outcome.DONE) {
      sessions.endOthers(id, new byte[0]);
    }
    return outcome;
  }

  /** Lets somebody in again, with the password and the second factor they had. */
  public Outcome enable(Operator granter, String id, By by) throws SQLException {
    return change(granter, id, by, "operator enable", (o, _) -> o.disabled(null));
  }

  /** Ten new recovery codes for oneself; the older ones are worth nothing any more. */
  public List<String> freshCodes(Operator operator, By by) throws SQLException {
    List<String> codes = RecoveryCodes.fresh();
    operators.database.inTransaction(connection -> {
      operators.lock(connection, operator.id());
      operators.recovery(
          connection,
          operator.id(),
          codes,
          by.did("operator recovery codes", operator.name(), "ten new ones"));
      return null;
    });
    return codes;
  }

  private interface Change {
    Operator of(Operator before, Instant now);
  }

  private Outcome change(Operator granter, String id, By by, String action, Change change)
      throws SQLException {
    return operators.database.inTransaction(connection -> {
      List<String> owners = operators.owners(connection);
      Optional<Account> found = operators.lock(connection, id);
      if (found.isEmpty()) {
        return Outcome.NOTHING;
      }
      Operator before = found.get().operator();
      Instant now = operators.now(connection);
      Operator after = change.of(before, now);
      if (after.equals(before)) {
        return Outcome.NOTHING;
      }
      if (before.id().equals(granter.id())) {
        return Outcome.ONESELF;
      }
      if (!Powers.mayGrant(granter.role(), before.role())) {
        return Outcome.ABOVE_OWN_ROLE;
      }
      boolean stays = after.active() && after.role() == Role.OWNER;
      if (owners.equals(List.of(before.id())) && !stays) {
        return Outcome.LAST_OWNER;
      }
      store(connection, found.get(), after, by, action, now);
      return Outcome.DONE;
    });
  }

  private void store(
      Connection connection, Account before, Operator after, By by, String action, Instant now)
      throws SQLException {
    String told = told(before.operator()) + " -> " + told(after);
    operators.put(
        connection,
        new Account(after, before.password(), before.totp(), before.step()),
        List.of(),
        by.did(action, after.name(), told),
        now);
  }

  private static String told(Operator o) {
    return o.role().word() + (o.active() ? "" : ", disabled");
  }
}
