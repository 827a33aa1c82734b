package io.ilwon.transfer;

import io.ilwon.bank.AccountNumber;
import io.ilwon.bank.HolderName;
import io.ilwon.crypto.Opaque;
import io.ilwon.crypto.Place;
import io.ilwon.crypto.Sealer;

/** Seals a transfer's account number and holder name, each bound to project, column and row. */
public final class TransferFields {
  private final Sealer sealer;

  public TransferFields(Sealer sealer) {
    this.sealer = sealer;
  }

  /** Seals the account number. */
  public Opaque seal(String project, TransferId id, AccountNumber number) {
    return Opaque.of(sealer.seal(number.unmasked(), place(project, "account", id)));
  }

  /** Seals the holder name. */
  public Opaque seal(String project, TransferId id, HolderName holder) {
    return Opaque.of(sealer.seal(holder.unmasked(), place(project, "holder", id)));
  }

  /** Opens the account number; a field moved here from another row does not open. */
  public AccountNumber number(String project, TransferId id, Opaque sealed) {
    return new AccountNumber(sealer.open(sealed.bytes(), place(project, "account", id)));
  }

  /** Opens the holder name; a field moved here from another row does not open. */
  public HolderName holder(String project, TransferId id, Opaque sealed) {
    return new HolderName(sealer.open(sealed.bytes(), place(project, "holder", id)));
  }

  private static Place place(String project, String column, TransferId id) {
    return new Place(project, "transfer", column, id.toString());
  }
}
