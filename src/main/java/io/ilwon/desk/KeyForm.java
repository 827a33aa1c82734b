package io.ilwon.desk;

import io.ilwon.bank.BankDay;
import io.ilwon.operator.Reasons;
import io.ilwon.project.KeyGrant;
import io.ilwon.project.Scope;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The form of a new key as it was typed, to be shown again as it was.
 *
 * @param expires the last day, in Seoul; empty for no end
 */
public record KeyForm(
    String project,
    Set<Scope> scopes,
    String perSecond,
    String perDay,
    String expires,
    String reason,
    List<Form.Fault> faults) {
  /** As it stands before anybody typed. */
  static KeyForm fresh(@Nullable String project) {
    return new KeyForm(
        project == null ? "" : project,
        KeyGrant.USUAL.scopes(),
        Integer.toString(KeyGrant.USUAL.perSecond()),
        Integer.toString(KeyGrant.USUAL.perDay()),
        "",
        "",
        List.of());
  }

  /**
   * Read and checked.
   *
   * @param projects the ids there are
   */
  static KeyForm read(Visit visit, Set<String> projects) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (Scope scope : Scope.values()) {
      if (!visit.form("scope-" + scope.word()).isEmpty()) {
        scopes.add(scope);
      }
    }
    KeyForm typed =
        new KeyForm(
            visit.form("project"),
            scopes,
            visit.form("second").strip(),
            visit.form("day").strip(),
            visit.form("expires").strip(),
            visit.form("reason").strip(),
            List.of());
    Instant now = visit.session().now();
    boolean dated = typed.expires.isEmpty() || typed.end().filter(now::isBefore).isPresent();
    List<Form.Fault> faults =
        new Form(visit.words())
            .need(projects.contains(typed.project), "new-project", "dev.project.bad")
            .need(!scopes.isEmpty(), "scopes", "dev.scopes.bad")
            .need(number(typed.perSecond, 1_000_000), "second", "dev.second.bad")
            .need(number(typed.perDay, 1_000_000_000), "day", "dev.day.bad")
            .need(dated, "expires", "dev.expires.bad")
            .need(Reasons.good(typed.reason), "reason", "dev.reason.bad")
            .faults();
    return typed.with(faults);
  }

  private KeyForm with(List<Form.Fault> wrong) {
    return new KeyForm(project, scopes, perSecond, perDay, expires, reason, wrong);
  }

  private static boolean number(String text, int most) {
    return text.matches("[0-9]{1,10}") && Long.parseLong(text) <= most;
  }

  /** The end of the last day; empty for what is no day. */
  private Optional<Instant> end() {
    try {
      return Optional.of(new BankDay(LocalDate.parse(expires)).next().start());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** What the key is to be allowed; only where nothing is wrong. */
  KeyGrant grant() {
    return new KeyGrant(
        scopes, Integer.parseInt(perSecond), Integer.parseInt(perDay), end().orElse(null));
  }

  /** Whether the box of this scope is ticked. */
  public boolean has(String scope) {
    return Scope.of(scope).filter(scopes::contains).isPresent();
  }

  @Override
  public String toString() {
    return "KeyForm";
  }
}
