package io.ilwon.submission;

import io.ilwon.bank.Account;

/** What one can look for. */
public record Known(String id, String userid, String bank, String number, String railId) {
  /** The one of this number. */
  public static Known of(long number) {
    String id = "fill" + "%028d".formatted(number).replace('0', 'a');
    Account account = FilledVerification.account(number);
    return new Known(
        id,
        FilledVerification.userid(number),
        account.bank().text(),
        account.number().unmasked(),
        "fill" + number);
  }
}
