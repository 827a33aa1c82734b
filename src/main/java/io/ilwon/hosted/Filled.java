package io.ilwon.hosted;

import io.ilwon.bank.AccountNumber;
import io.ilwon.bank.BankCode;
import io.ilwon.bank.HolderName;
import io.ilwon.http.PageForm;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * P2's form as it was sent: read with goodwill, then held to the values' own rules.
 *
 * @param holder as it was typed; empty where the caller fixed the name
 * @param whose the name the account has to be in
 * @param notice what is wrong with it, if anything
 */
record Filled(
    String bankCode, String number, String holder, String whose, String digits, Notice notice) {

  static Filled of(PageForm form, Session session, Banks banks) {
    @Nullable BankCode lockedBank = session.lockedBank();
    @Nullable HolderName lockedHolder = session.lockedHolder();
    String bank = lockedBank == null ? form.text("bank") : lockedBank.text();
    String number = form.text("number");
    String holder = form.text("holder");
    Optional<Typed.Pasted> pasted = Typed.pasted(number, banks);
    if (pasted.isPresent()) {
      number = pasted.get().number();
      holder = holder.isBlank() ? pasted.get().holder() : holder;
      bank = lockedBank == null ? pasted.get().bank().map(BankCode::text).orElse(bank) : bank;
    }
    // A name the caller fixed is not asked for, and whoever holds the link is never told it.
    holder = lockedHolder == null ? holder.strip() : "";
    String name = lockedHolder == null ? holder : lockedHolder.unmasked();
    Typed.Digits digits = Typed.number(number);
    return new Filled(bank, number, holder, name, digits.digits(), notice(bank, digits, name));
  }

  private static Notice notice(String bank, Typed.Digits digits, String name) {
    if (value(bank, BankCode::new).isEmpty()) {
      return Notice.BANK_AGAIN;
    }
    boolean noNumber = digits.digits().isEmpty();
    if (noNumber || name.isEmpty()) {
      return noNumber && name.isEmpty()
          ? Notice.NUMBER_AND_HOLDER_EMPTY
          : noNumber ? Notice.NUMBER_EMPTY : Notice.HOLDER_EMPTY;
    }
    if (digits.more()) {
      return Notice.NUMBER_CHARS;
    }
    if (value(digits.digits(), AccountNumber::new).isEmpty()) {
      return Notice.NUMBER_WRONG_FORM;
    }
    return value(name, HolderName::new).isEmpty() ? Notice.HOLDER_WRONG_FORM : Notice.NONE;
  }

  private static <T> Optional<T> value(String text, Function<String, T> making) {
    try {
      return Optional.of(making.apply(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  BankCode bank() {
    return new BankCode(bankCode);
  }

  AccountNumber account() {
    return new AccountNumber(digits);
  }

  HolderName name() {
    return new HolderName(whose);
  }

  /** What to keep of it, and why it comes back. */
  Draft draft(Draft before) {
    int row = before.last() == notice ? before.sameInARow() + 1 : 1;
    return new Draft(bankCode, number, holder, notice, null, row);
  }

  /** What to keep of it where nothing was asked yet. */
  Draft kept(Draft before) {
    return new Draft(bankCode, number, holder, before.last(), before.until(), before.sameInARow());
  }

  @Override
  public String toString() {
    return "Filled(" + notice + ")";
  }
}
