package io.ilwon.operator;

import static io.ilwon.operator.Power.CHANGE_BANKS;
import static io.ilwon.operator.Power.CHANGE_KEYS;
import static io.ilwon.operator.Power.CHANGE_LIMITS;
import static io.ilwon.operator.Power.CHANGE_VERIFICATIONS;
import static io.ilwon.operator.Power.CHANGE_WEBHOOKS;
import static io.ilwon.operator.Power.EXPORT;
import static io.ilwon.operator.Power.MEMBERS;
import static io.ilwon.operator.Power.NOTE;
import static io.ilwon.operator.Power.REVEAL;
import static io.ilwon.operator.Power.REVIEW;
import static io.ilwon.operator.Power.SEE_BANKS;
import static io.ilwon.operator.Power.SEE_DEVELOPERS;
import static io.ilwon.operator.Power.SEE_HOME;
import static io.ilwon.operator.Power.SEE_LIMITS;
import static io.ilwon.operator.Power.SEE_LOGS;
import static io.ilwon.operator.Power.SEE_MONEY;
import static io.ilwon.operator.Power.SEE_QUEUE;
import static io.ilwon.operator.Power.SEE_SETTINGS;
import static io.ilwon.operator.Power.SEE_VERIFICATIONS;
import static io.ilwon.operator.Power.SEE_WEBHOOKS;
import static io.ilwon.operator.Power.SETTLE;
import static io.ilwon.operator.Power.STOP;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The one table of who may do what; tests are made from it. */
public final class Powers {
  private Powers() {}

  /** Everything this role may do where keys are live, or where they are for testing alone. */
  public static Set<Power> of(Role role, boolean live) {
    EnumSet<Power> powers =
        switch (role) {
          case OWNER -> EnumSet.allOf(Power.class);
          case OPERATIONS -> {
            EnumSet<Power> all = EnumSet.allOf(Power.class);
            all.removeAll(Set.of(REVEAL, EXPORT, REVIEW, CHANGE_KEYS, SEE_LOGS));
            yield all;
          }
          case COMPLIANCE -> compliance();
          case DEVELOPER -> developer(live);
          case VIEWER -> viewer();
          case AUDITOR -> EnumSet.of(SEE_LOGS);
        };
    return Collections.unmodifiableSet(powers);
  }

  private static EnumSet<Power> compliance() {
    EnumSet<Power> powers = viewer();
    powers.addAll(Set.of(REVEAL, EXPORT, SEE_LOGS, REVIEW, SETTLE, CHANGE_LIMITS, SEE_SETTINGS));
    powers.addAll(Set.of(STOP, NOTE));
    return powers;
  }

  /** Of persons, those alone who are none. */
  private static EnumSet<Power> developer(boolean live) {
    EnumSet<Power> powers =
        EnumSet.of(SEE_HOME, SEE_BANKS, SEE_WEBHOOKS, CHANGE_WEBHOOKS, SEE_DEVELOPERS, CHANGE_KEYS);
    if (!live) {
      powers.addAll(Set.of(SEE_VERIFICATIONS, CHANGE_VERIFICATIONS, NOTE, SEE_QUEUE, CHANGE_BANKS));
    }
    return powers;
  }

  private static EnumSet<Power> viewer() {
    return EnumSet.of(
        SEE_HOME, SEE_VERIFICATIONS, SEE_QUEUE, SEE_BANKS, SEE_MONEY, SEE_LIMITS, SEE_WEBHOOKS);
  }

  /** Whether who has {@code granter} may give {@code role}: nobody grants what they have not. */
  public static boolean mayGrant(Role granter, Role role) {
    Set<Power> own = of(granter, false);
    return own.contains(MEMBERS) && own.containsAll(of(role, false));
  }
}
