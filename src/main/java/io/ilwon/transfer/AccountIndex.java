package io.ilwon.transfer;

import io.ilwon.bank.Account;
import io.ilwon.crypto.BlindIndex;
import io.ilwon.crypto.Opaque;

/** The blind index of accounts. The same for every project: an account's limits count over all. */
public final class AccountIndex {
  private final BlindIndex index;

  public AccountIndex(BlindIndex index) {
    this.index = index;
  }

  /** The index over bank code and number. */
  public Opaque of(Account account) {
    return Opaque.of(index.of("account", account.bank().text(), account.number().unmasked()));
  }
}
