package io.ilwon.rail;

/** Why no money moved. */
public enum Refusal {
  /** No such bank, or this rail does not serve it. */
  NO_SUCH_BANK,
  /** No such account, or its holder is somebody else. */
  ACCOUNT_NOT_VERIFIED,
  /** The account exists but cannot take the won. */
  ACCOUNT_CANNOT_RECEIVE,
  /** The bank or rail is closed or in maintenance, or our own balance is short. */
  RAIL_UNAVAILABLE,
  /** The bank refused for another reason its list has. */
  UNCLASSIFIED,
  /** The bank certainly did not take the request: no connection, no token, our format or rights. */
  NOT_REQUESTED,
  /** We stopped it ourselves before the first byte. */
  HELD_BACK;

  /** Whether it is the bank's word and so a failed attempt; our own two never count. */
  public boolean counts() {
    return switch (this) {
      case NO_SUCH_BANK,
          ACCOUNT_NOT_VERIFIED,
          ACCOUNT_CANNOT_RECEIVE,
          RAIL_UNAVAILABLE,
          UNCLASSIFIED ->
          true;
      case NOT_REQUESTED, HELD_BACK -> false;
    };
  }
}
