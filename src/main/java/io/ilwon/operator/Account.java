package io.ilwon.operator;

/**
 * An operator with what lets them in.
 *
 * @param password its Argon2id hash
 * @param totp the second factor's secret
 * @param step the last step of it that was accepted
 */
record Account(Operator operator, String password, String totp, long step) {
  @Override
  public String toString() {
    return "Account[" + operator.id() + "]";
  }
}
