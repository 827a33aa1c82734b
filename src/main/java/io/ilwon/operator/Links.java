package io.ilwon.operator;

import io.ilwon.audit.By;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes one-time links. Their secret is told once, and each making stands in the audit. */
public final class Links {
  private final OperatorStore operators;
  private final LinkStore store;

  Links(OperatorStore operators, LinkStore store) {
    this.operators = operators;
    this.store = store;
  }

  /** A link for the first owner, good for ten minutes; empty while there is an owner. */
  public Optional<Token> first(By by) throws SQLException {
    return operators.database.inTransaction(connection -> {
      if (!operators.owners(connection).isEmpty()) {
        return Optional.<Token>empty();
      }
      return Optional.of(
          make(connection, Link.Purpose.FIRST, null, Role.OWNER, null, null, by, "the desk"));
    });
  }

  /** For whoever has lost password or second factor; good for an hour. Empty for nobody active. */
  public Optional<Token> reset(String name, By by) throws SQLException {
    return operators.database.inTransaction(connection -> {
      Optional<Account> account = operators.byName(connection, name);
      Optional<Operator> found = account.map(Account::operator).filter(Operator::active);
      if (found.isEmpty()) {
        return Optional.<Token>empty();
      }
      Operator o = found.get();
      return Optional.of(
          make(
              connection,
              Link.Purpose.RESET,
              o.id(),
              null,
              o.name(),
              o.displayName(),
              by,
              o.name()));
    });
  }

  /** For a new operator; good for a day. */
  Token invite(Connection connection, String name, String displayName, Role role, By by)
      throws SQLException {
    return make(connection, Link.Purpose.INVITE, null, role, name, displayName, by, name);
  }

  private Token make(
      Connection connection,
      Link.Purpose purpose,
      @Nullable String operator,
      @Nullable Role role,
      @Nullable String name,
      @Nullable String displayName,
      By by,
      String subject)
      throws SQLException {
    Token token = Token.fresh();
    Instant now = operators.now(connection);
    Instant expires = now.plus(life(purpose));
    Link link =
        new Link(
            token.hex(),
            purpose,
            operator,
            role,
            name,
            displayName,
            null,
            null,
            by.operator(),
            expires);
    store.insert(connection, link, now);
    String told = purpose.word() + (role == null ? "" : ", role " + role.word());
    operators.tell(connection, by.did("operator link", subject, told));
    return token;
  }

  private static Duration life(Link.Purpose purpose) {
    return switch (purpose) {
      case FIRST -> Duration.ofMinutes(10);
      case INVITE -> Duration.ofHours(24);
      case RESET -> Duration.ofHours(1);
    };
  }
}
