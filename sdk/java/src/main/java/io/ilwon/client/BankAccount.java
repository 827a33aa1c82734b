package io.ilwon.client;

import java.util.Objects;

/**
 * Where the won is to go. Everything is text: {@code "004"} is not {@code "4"}.
 *
 * @param holder the account holder's name
 * @param bankCode digits as in the bank directory
 * @param number 6 to 16 digits, no hyphen, no blank
 */
public record BankAccount(String holder, String bankCode, String number) {
  /** Refuses to be without one of them. */
  public BankAccount {
    Objects.requireNonNull(holder, "holder");
    Objects.requireNonNull(bankCode, "bankCode");
    Objects.requireNonNull(number, "number");
  }

  /** Neither name nor number. */
  @Override
  public String toString() {
    return "BankAccount[" + bankCode + "]";
  }
}
