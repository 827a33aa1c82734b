package io.ilwon.desk;

import io.ilwon.operator.Power;
import java.util.Locale;
import java.util.Set;

/** What the navigation leads to, in its order; nobody is shown what they may not open. */
public enum Section {
  HOME("/desk", Power.SEE_HOME),
  VERIFICATIONS("/desk/verifications", Power.SEE_VERIFICATIONS),
  QUEUE("/desk/queue", Power.SEE_QUEUE),
  BANKS("/desk/banks", Power.SEE_BANKS),
  MONEY("/desk/money", Power.SEE_MONEY),
  LIMITS("/desk/limits", Power.SEE_LIMITS),
  WEBHOOKS("/desk/webhooks", Power.SEE_WEBHOOKS),
  DEVELOPERS("/desk/developers", Power.SEE_DEVELOPERS),
  LOGS("/desk/logs", Power.SEE_LOGS),
  SETTINGS("/desk/settings", Power.SEE_SETTINGS),
  /** One's own name and devices: not in the navigation. */
  SELF("/desk/self", Power.SEE_HOME);

  private final String path;
  private final Power power;

  Section(String path, Power power) {
    this.path = path;
    this.power = power;
  }

  String path() {
    return path;
  }

  boolean openTo(Set<Power> powers) {
    return this != SELF && powers.contains(power);
  }

  /** Where its name stands among the words. */
  String key() {
    return "nav." + name().toLowerCase(Locale.ROOT);
  }

  /** Where somebody is led who has just signed in. */
  static Section first(Set<Power> powers) {
    for (Section section : values()) {
      if (section.openTo(powers)) {
        return section;
      }
    }
    return SELF;
  }
}
