package io.ilwon.desk;

import io.ilwon.bank.Account;
import io.ilwon.bank.AccountNumber;
import io.ilwon.bank.BankCode;
import io.ilwon.http.Response;
import io.ilwon.operator.Power;
import io.ilwon.operator.SavedViews;
import io.ilwon.submission.Clue;
import io.ilwon.submission.RegisterPage;
import io.ilwon.submission.RegisterQuery;
import io.ilwon.submission.Sieve;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** D2: verifications as a list, with its filters in the address. */
final class VerificationsScreen implements Screen {
  /** Beside the list, which a number never gets into. */
  private static final String BY_ACCOUNT = Filters.PATH + "/account";

  private final Reading reading;
  private final ListDrawn drawn;

  VerificationsScreen(Reading reading, SavedViews views) {
    this.reading = reading;
    this.drawn = new ListDrawn(reading, views);
  }

  @Override
  public List<Action> actions() {
    return List.of(
        Action.page(Filters.PATH, Power.SEE_VERIFICATIONS, this::list),
        Action.reveal(BY_ACCOUNT, Power.SEE_VERIFICATIONS, this::byAccount));
  }

  private Response list(Visit visit) throws SQLException {
    if (Filters.looksLikeNumber(visit.request().query("q").orElse(""))) {
      // Not looked for, and not left in the address.
      return Pages.redirect(Filters.PATH + "?said=number#account");
    }
    Filters filters = Filters.of(visit);
    Finding finding = new Finding(reading, visit);
    RegisterPage page = finding.find(filters, Paging.ROWS);
    if (!filters.value("q").isEmpty() && page.rows().size() == 1) {
      return Pages.redirect(Filters.PATH + "/" + page.rows().getFirst().id().text());
    }
    return visit.html("verifications", drawn.of(visit, filters, page, null));
  }

  /** The list again, with what is wrong in the form above it. */
  Response wrong(Visit visit, Filters filters, List<Form.Fault> faults) throws SQLException {
    RegisterPage page = new Finding(reading, visit).find(filters, Paging.ROWS);
    return visit.wrong("verifications", drawn.of(visit, filters, page, null, faults));
  }

  /** The one question that is no GET: a number stands in no address, no history and no log. */
  private Response byAccount(Visit visit) throws SQLException {
    Optional<Account> account = account(visit.form("account_bank"), visit.form("number"));
    Filters filters = Filters.posted(visit);
    if (account.isEmpty()) {
      RegisterPage page = new Finding(reading, visit).find(filters, Paging.ROWS);
      String fault = visit.words().text("list.account.fault");
      return visit.wrong("verifications", drawn.of(visit, filters, page, fault));
    }
    Clue clue = new Clue.Whole(account.get());
    RegisterPage page =
        reading
            .register()
            .find(new RegisterQuery(reading.projects(visit), clue, Sieve.NONE, null, Paging.ROWS));
    reading.access().searched(visit.operator(), visit.address(), "account", page.rows().size());
    return visit.html("verifications", drawn.found(visit, page));
  }

  private static Optional<Account> account(String bank, String typed) {
    try {
      AccountNumber number = new AccountNumber(typed.replaceAll("[\\s-]", ""));
      return Optional.of(new Account(new BankCode(bank), number));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
