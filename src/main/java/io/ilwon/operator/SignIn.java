package io.ilwon.operator;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets in who has the password and the second factor, both in one form: nobody learns which of the
 * three was wrong, and an unknown name takes as long as a known one.
 */
public final class SignIn {
  private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);
  private static final int LONGEST_NAME = 40;

  private final OperatorStore operators;
  private final DeskSessionStore sessions;
  private final TrialStore trials;
  private final AccessLog accesses;

  SignIn(
      OperatorStore operators, DeskSessionStore sessions, TrialStore trials, AccessLog accesses) {
    this.operators = operators;
    this.sessions = sessions;
    this.trials = trials;
    this.accesses = accesses;
  }

  /** What came of it. */
  public sealed interface Outcome {
    /** Welcome. */
    record In(Token token) implements Outcome {}

    /** Name, password or code: which, nobody is told. */
    record Wrong() implements Outcome {}

    /** Too many tries under this name or from this address. */
    record Blocked(Instant until) implements Outcome {}
  }

  /**
   * Tries once.
   *
   * @param code six digits of the second factor, or a recovery code
   */
  public Outcome attempt(String typedName, String password, String code, String address)
      throws SQLException {
    String name = typedName.strip().toLowerCase(Locale.ROOT);
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      return new Outcome.Wrong();
    }
    Optional<Instant> blocked = trials.take(name, address);
    if (blocked.isPresent()) {
      return new Outcome.Blocked(blocked.get());
    }
    Optional<Account> account = operators.byName(name).filter(a -> a.operator().active());
    boolean right = Argon.matches(password, account.map(Account::password).orElse(Argon.NOBODYS));
    if (account.isEmpty() || !right || !second(account.get(), code)) {
      LOG.warn("a sign-in on the desk failed");
      return new Outcome.Wrong();
    }
    trials.forget(name, address);
    return new Outcome.In(begin(account.get().operator(), address));
  }

  /** A session for somebody who has just proven who they are. */
  Token begin(Operator operator, String address) throws SQLException {
    accesses.signedIn(operator.name(), address);
    return sessions.begin(operator.id(), address);
  }

  private boolean second(Account account, String typed) throws SQLException {
    String id = account.operator().id();
    if (RecoveryCodes.looksLike(typed)) {
      return operators.recover(id, typed);
    }
    String code = typed.replaceAll("[^0-9]", "");
    Instant now = operators.database.with(operators::now);
    OptionalLong step = Totp.step(account.totp(), code, now, account.step());
    return step.isPresent() && operators.step(id, step.getAsLong());
  }
}
