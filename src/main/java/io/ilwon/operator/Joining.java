package io.ilwon.operator;

import io.ilwon.audit.By;
import io.ilwon.crypto.Ids;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the holder of a one-time link does with it: chooses a name and a password, puts the secret
 * into an app, and shows by its first code that it is there. Only then is anything changed.
 */
public final class Joining {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,39}");
  private static final int LONGEST_DISPLAY_NAME = 60;

  private final OperatorStore operators;
  private final LinkStore links;
  private final TrialStore trials;
  private final DeskSessionStore sessions;

  Joining(OperatorStore operators, LinkStore links, TrialStore trials, DeskSessionStore sessions) {
    this.operators = operators;
    this.links = links;
    this.trials = trials;
    this.sessions = sessions;
  }

  /** What came of the first code. */
  public sealed interface Outcome {
    /** They are in; the recovery codes are shown this once. */
    record In(Operator operator, List<String> recovery) implements Outcome {
      @Override
      public String toString() {
        return "In";
      }
    }

    /** The digits are not those of the app. */
    record WrongCode() implements Outcome {}

    /** The link was used, or its time is over, or the name is somebody's meanwhile. */
    record Gone() implements Outcome {}
  }

  /** A link that still works. */
  public Optional<Link> open(Token token) throws SQLException {
    return links.find(token);
  }

  public static boolean goodName(String name) {
    return NAME.matcher(name).matches();
  }

  public static boolean goodDisplayName(String name) {
    return !name.isBlank() && name.strip().length() <= LONGEST_DISPLAY_NAME;
  }

  /** Whether nobody has this name. */
  public boolean free(String name) throws SQLException {
    return operators.byName(name).isEmpty();
  }

  /** Keeps the choice beside the link, with a fresh secret. Both are checked by the caller. */
  public void choose(Link link, String name, String displayName, String password)
      throws SQLException {
    links.choose(link.chosen(name, displayName, Argon.hash(password), Totp.fresh()));
  }

  /** The first code: the link is used up, and the operator may sign in. */
  public Outcome finish(Link link, String typed) throws SQLException {
    @Nullable String password = link.password();
    @Nullable String totp = link.totp();
    if (password == null || totp == null) {
      return new Outcome.Gone();
    }
    return operators.database.inTransaction(connection -> {
      Instant now = operators.now(connection);
      OptionalLong step = Totp.step(totp, typed.replaceAll("[^0-9]", ""), now, 0);
      if (step.isEmpty()) {
        return new Outcome.WrongCode();
      }
      if (link.purpose() == Link.Purpose.FIRST) {
        links.lockFirst(connection);
        if (!operators.owners(connection).isEmpty()) {
          return new Outcome.Gone();
        }
      }
      Optional<Operator> operator = operator(connection, link, now);
      if (operator.isEmpty() || !links.use(connection, link)) {
        return new Outcome.Gone();
      }
      Operator o = operator.get();
      List<String> codes = RecoveryCodes.fresh();
      By by = new By(o.name(), "by the link of " + link.madeBy());
      String detail = "role " + o.role().word() + ", password and second factor chosen";
      operators.put(
          connection,
          new Account(o, password, totp, step.getAsLong()),
          RecoveryCodes.macs(operators.seals.mac(), o.id(), codes),
          by.did("operator " + link.purpose().word(), o.name(), detail),
          now);
      return new Outcome.In(o, codes);
    });
  }

  /** A new one, or the one whose password is chosen anew; empty where that cannot be. */
  private Optional<Operator> operator(java.sql.Connection connection, Link link, Instant now)
      throws SQLException {
    @Nullable String id = link.operator();
    if (id != null) {
      return operators.lock(connection, id).map(Account::operator).filter(Operator::active);
    }
    @Nullable String name = link.name();
    @Nullable String displayName = link.displayName();
    @Nullable Role role = link.role();
    if (name == null || displayName == null || role == null || operators.known(connection, name)) {
      return Optional.empty();
    }
    return Optional.of(new Operator(Ids.unguessable(), name, displayName, role, now, null));
  }

  /** Signs in who has just finished; whatever they had open elsewhere ends. */
  public Token begin(Operator operator, String address, SignIn signIn) throws SQLException {
    trials.forget(operator.name());
    Token token = signIn.begin(operator, address);
    sessions.endOthers(operator.id(), token.hash().bytes());
    return token;
  }
}
