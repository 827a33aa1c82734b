package io.ilwon.transfer;

import io.ilwon.bank.BankCode;
import java.util.Optional;

/**
 * One bank, or all of them.
 *
 * @param one empty: all
 */
public record Banks(Optional<BankCode> one) {
  /** How people and rows write it. */
  public static final String ALL_WORD = "all";

  public static final Banks ALL = new Banks(Optional.empty());

  /** A row's word; people's spellings are for the directory to read. */
  public static Banks of(String word) {
    return word.equals(ALL_WORD) ? ALL : new Banks(Optional.of(new BankCode(word)));
  }

  public String word() {
    return one.map(BankCode::text).orElse(ALL_WORD);
  }

  /** Whether this bank is meant. */
  public boolean has(BankCode bank) {
    return one.isEmpty() || one.get().equals(bank);
  }
}
