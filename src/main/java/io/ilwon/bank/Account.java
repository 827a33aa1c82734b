package io.ilwon.bank;

/** An account: a number means something only at its bank. */
public record Account(BankCode bank, AccountNumber number) {

  @Override
  public String toString() {
    return bank + " " + number;
  }
}
