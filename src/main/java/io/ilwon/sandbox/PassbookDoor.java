package io.ilwon.sandbox;

import io.ilwon.bank.Account;
import io.ilwon.bank.AccountNumber;
import io.ilwon.bank.Bank;
import io.ilwon.bank.BankCode;
import io.ilwon.bank.BankDirectory;
import io.ilwon.http.JsonWriter;
import io.ilwon.http.Request;
import io.ilwon.http.Response;
import io.ilwon.http.Routes;
import io.ilwon.rail.sandbox.Passbook;
import java.util.Optional;

/**
 * {@code GET /sandbox/passbook}: the lines of one account at the sandbox bank, newest first. It
 * exists in dev mode alone and asks for no key, since there it stands for the holder's own banking
 * app.
 */
public final class PassbookDoor {
  private static final String HOW =
      "bankCode and accountNumber are required, e.g. ?bankCode=004&accountNumber=12345678901234";

  private final Passbook passbook;
  private final BankDirectory banks;

  private PassbookDoor(Passbook passbook, BankDirectory banks) {
    this.passbook = passbook;
    this.banks = banks;
  }

  /** The door's routes. */
  public static Routes routes(Passbook passbook, BankDirectory banks) {
    PassbookDoor door = new PassbookDoor(passbook, banks);
    return Routes.none().with("GET", "/sandbox/passbook", door::lines);
  }

  private Response lines(Request request) throws Exception {
    Optional<Account> account = account(request);
    return account.isEmpty()
        ? Response.json(400, JsonWriter.object(json -> json.field("message", HOW)))
        : Response.json(200, JsonWriter.list(passbook.lines(account.get()), PassbookDoor::line));
  }

  private Optional<Account> account(Request request) {
    Optional<String> bank = request.query("bankCode");
    Optional<String> number = request.query("accountNumber");
    if (bank.isEmpty() || number.isEmpty()) {
      return Optional.empty();
    }
    try {
      BankCode spelled = new BankCode(bank.get());
      BankCode code = banks.atTheDoor(spelled).map(Bank::code).orElse(spelled);
      return Optional.of(new Account(code, new AccountNumber(number.get())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static void line(JsonWriter json, Passbook.Line line) {
    json.field("time", line.time().toString())
        .field("amount", line.amount())
        .field("remitterName", line.remitterName().unmasked())
        .field("bankCode", line.account().bank().text())
        .field("accountNumber", line.account().number().unmasked());
  }
}
