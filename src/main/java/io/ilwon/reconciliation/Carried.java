package io.ilwon.reconciliation;

import io.ilwon.bank.Account;
import io.ilwon.bank.AccountNumber;
import io.ilwon.crypto.Fingerprints;
import io.ilwon.crypto.Keyset;
import io.ilwon.crypto.Opaque;
import io.ilwon.crypto.Sealer;
import io.ilwon.transfer.AccountIndex;
import io.ilwon.transfer.Carrying;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Brings the accounts of a statement to the present index key before anything of them counts. */
final class Carried {
  private final Sealer sealer;
  private final AccountIndex index;
  private final Carrying carrying;

  Carried(Keyset keys, Carrying carrying) {
    this.sealer = keys.sealer();
    this.index = new AccountIndex(keys.blindIndex());
    this.carrying = carrying;
  }

  /**
   * The same by the index that our transfer stands under, if it is the same account: an erased one
   * may stand under the former key still.
   */
  Theirs beside(Ours ours, Theirs theirs) {
    @Nullable Opaque number = theirs.number();
    if (number == null || !index.hasFormer() || !(ours instanceof Ours.Ordered ordered)) {
      return theirs;
    }
    Opaque stands = ordered.transfer().account();
    Fingerprints both = index.both(account(theirs, number));
    return stands.equals(both.present()) || Objects.equals(both.former(), stands)
        ? theirs.under(stands)
        : theirs;
  }

  private Account account(Theirs t, Opaque number) {
    String clear = sealer.open(number.bytes(), Reconciler.place(t.railId()));
    return new Account(t.bank(), new AccountNumber(clear));
  }

  /** By their present indexes: the index key may have changed since the line was staged. */
  List<Theirs> of(List<Theirs> found) throws SQLException {
    if (!index.hasFormer()) {
      return found;
    }
    List<Theirs> carried = new ArrayList<>(found.size());
    for (Theirs t : found) {
      @Nullable Opaque number = t.number();
      if (number == null) {
        carried.add(t);
      } else {
        Fingerprints both = index.both(account(t, number));
        carrying.carry(both);
        carried.add(t.under(both.present()));
      }
    }
    return carried;
  }
}
