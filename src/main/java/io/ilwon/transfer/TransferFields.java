package io.ilwon.transfer;

import io.ilwon.bank.AccountNumber;
import io.ilwon.bank.HolderName;
import io.ilwon.crypto.DataKey;
import io.ilwon.crypto.KeyWrap;
import io.ilwon.crypto.Opaque;
import io.ilwon.crypto.Place;
import org.jspecify.annotations.Nullable;

/**
 * Seals a transfer's account number and holder name under its submission's data key, each bound to
 * project, column and row.
 */
public final class TransferFields {
  private final KeyWrap keys;

  public TransferFields(KeyWrap keys) {
    this.keys = keys;
  }

  /** A new submission's data key. */
  public DataKey freshKey(String project, String submission) {
    return keys.fresh(keyPlace(project, submission));
  }

  /** A submission's data key; one moved here from another row, or erased, does not open. */
  public DataKey key(String project, String submission, @Nullable Opaque wrapped) {
    return keys.open(wrapped, keyPlace(project, submission));
  }

  /** Seals the account number. */
  public Opaque seal(DataKey key, String project, TransferId id, AccountNumber number) {
    return key.seal(number.unmasked(), place(project, "account", id));
  }

  /** Seals the holder name. */
  public Opaque seal(DataKey key, String project, TransferId id, HolderName holder) {
    return key.seal(holder.unmasked(), place(project, "holder", id));
  }

  /** Opens the account number; a field moved here from another row does not open. */
  public AccountNumber number(DataKey key, String project, TransferId id, Opaque sealed) {
    return new AccountNumber(key.open(sealed, place(project, "account", id)));
  }

  /** Opens the holder name; a field moved here from another row does not open. */
  public HolderName holder(DataKey key, String project, TransferId id, Opaque sealed) {
    return new HolderName(key.open(sealed, place(project, "holder", id)));
  }

  private static Place keyPlace(String project, String submission) {
    return new Place(project, "submission", "data_key", submission);
  }

  private static Place place(String project, String column, TransferId id) {
    return new Place(project, "transfer", column, id.toString());
  }
}
