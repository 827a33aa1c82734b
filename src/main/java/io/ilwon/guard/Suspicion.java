package io.ilwon.guard;

import java.util.Locale;

/** Why a database may have forgotten transfers. */
public enum Suspicion {
  /** Another cluster's system identifier: moved by a dump, or not our database at all. */
  SYSTEM("another cluster: the system identifier changed"),
  /** Another timeline: a standby was promoted, or a backup recovered to a point in time. */
  TIMELINE("promoted or recovered: the timeline changed"),
  /** It lacks what this node saw committed. */
  WENT_BACK("older than what this node saw committed"),
  /** The data folder, and the embedded database in it, is a copy. */
  COPIED("the data folder is a copy"),
  /**
   * Nodes were alive at the end of what is recorded, long ago, and no witness of theirs is here.
   */
  STALE("the last heartbeat is old, and this data folder has not seen it");

  private final String told;

  Suspicion(String told) {
    this.told = told;
  }

  /** As stored. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For operators. */
  public String told() {
    return told;
  }

  static Suspicion of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
