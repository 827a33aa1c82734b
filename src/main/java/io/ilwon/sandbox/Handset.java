package io.ilwon.sandbox;

import io.ilwon.bank.Account;
import io.ilwon.bank.Bank;
import io.ilwon.bank.BankDirectory;
import io.ilwon.bank.BankHours;
import io.ilwon.rail.sandbox.Passbook;
import io.ilwon.rail.sandbox.Switch;
import io.ilwon.rail.sandbox.SwitchStore;
import java.sql.SQLException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the fake phone shows: the newest bookings it was told of, and the bank's switches. */
final class Handset {
  private static final int LINES = 8;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(BankHours.SEOUL);

  private final Passbook passbook;
  private final SwitchStore switches;
  private final BankDirectory banks;

  Handset(Passbook passbook, SwitchStore switches, BankDirectory banks) {
    this.passbook = passbook;
    this.switches = switches;
    this.banks = banks;
  }

  /**
   * The phone as it is now.
   *
   * @param from where its forms lead back to
   */
  View.Handset shown(Words words, String from) throws SQLException {
    Set<Switch> on = switches.on();
    List<View.Deposit> deposits = new ArrayList<>();
    for (Passbook.Line line : passbook.latest(LINES)) {
      deposits.add(deposit(line, words, deposits.isEmpty()));
    }
    List<View.Toggle> toggles =
        Arrays.stream(Switch.values()).map(each -> toggle(each, words, on.contains(each))).toList();
    return new View.Handset(words, from, deposits, toggles, on.isEmpty());
  }

  private static View.Toggle toggle(Switch which, Words words, boolean on) {
    String key = "switch." + which.word();
    return new View.Toggle(which.word(), words.text(key), words.text(key + ".hint"), on);
  }

  private View.Deposit deposit(Passbook.Line line, Words words, boolean newest) {
    return new View.Deposit(
        TIME.format(line.time()),
        bank(line.account(), words) + " " + line.account().number(),
        line.remitterName().code().unmasked(),
        line.remitterName().brand().text(),
        line.amount() < 0,
        newest);
  }

  private String bank(Account account, Words words) {
    return banks
        .byCode(account.bank())
        .map((Bank bank) -> words.lang().equals("ko") ? bank.nameKo() : bank.nameEn())
        .orElse(account.bank().text());
  }
}
