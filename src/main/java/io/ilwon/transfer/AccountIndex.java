package io.ilwon.transfer;

import io.ilwon.bank.Account;
import io.ilwon.crypto.BlindIndex;
import io.ilwon.crypto.Fingerprints;
import io.ilwon.crypto.Opaque;

/** The blind index of accounts. The same for every project: an account's limits count over all. */
public final class AccountIndex {
  private final BlindIndex index;

  public AccountIndex(BlindIndex index) {
    this.index = index;
  }

  /** The index over bank code and number. */
  public Opaque of(Account account) {
    return both(account).present();
  }

  /** The same beside the one under the former key, while there is one. */
  public Fingerprints both(Account account) {
    return index.both("account", account.bank().text(), account.number().unmasked());
  }

  /** Whether there is a former key too. */
  public boolean hasFormer() {
    return index.formerKey().isPresent();
  }

  /** The id of the key that makes the index now. */
  public long key() {
    return index.key();
  }
}
