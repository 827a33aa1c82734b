package io.ilwon.hosted;

import io.ilwon.bank.Account;
import io.ilwon.bank.BankCode;
import io.ilwon.bank.MaskedName;
import io.ilwon.hosted.View.Action;
import io.ilwon.hosted.View.Proven;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The screens that are a title, a few sentences and the way on: P6 to P21. */
final class States {
  /** Won an account takes a day; the contract's. */
  private static final int DAY_CAP = 10;

  /** Keeps a bank and its digits on one line. */
  private static final char NO_BREAK = '\u00a0';

  private final Banks banks;
  private final Branding branding;
  private final Function<BankCode, Availability> availability;
  private final Scene scene;
  private final Words words;

  States(
      Banks banks, Branding branding, Function<BankCode, Availability> availability, Scene scene) {
    this.banks = banks;
    this.branding = branding;
    this.availability = availability;
    this.scene = scene;
    this.words = Words.of(scene.language());
  }

  /**
   * What one of them says.
   *
   * @param kind which picture: good, wait, device, bad
   * @param refers whether support will ask for the reference
   */
  record Said(
      String title,
      String kind,
      List<String> lines,
      List<Action> actions,
      @Nullable Proven proven,
      boolean refers) {
    Said with(Proven account) {
      return new Said(title, kind, lines, actions, account, refers);
    }

    Said withReference() {
      return new Said(title, kind, lines, actions, proven, true);
    }

    /** Without its words, which name the person's account. */
    @Override
    public String toString() {
      return "Said[" + kind + "]";
    }
  }

  Said codeExpired(Screen.CodeExpired screen) {
    List<Action> actions = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    lines.add(words.text("P6.body", "n", screen.sends()));
    Instant at = screen.resendAt();
    if (at == null || !scene.now().isBefore(at)) {
      actions.add(post("P6.cta", "/resend"));
    } else {
      long wait = Duration.between(scene.now(), at).plusMillis(999).toSeconds();
      lines.add(words.text("P4.resend.wait", "s", wait));
      actions.add(new Action(words.text("P7.check"), scene.path(), false));
    }
    actions.add(link("P4.change", "/bank"));
    return said("P6.title", "wait", lines, actions);
  }

  Said unknown(Screen.Unknown screen) {
    List<Action> actions = new ArrayList<>();
    actions.add(new Action(words.text("P7.check"), scene.path(), false));
    if (screen.typing()) {
      actions.add(link("P7.seen", "/code"));
    }
    List<String> lines = List.of(words.text("P7.body"), words.text("P7.later"));
    return said("P7.title", "wait", lines, actions);
  }

  Said done(Screen.Done screen) {
    List<Action> actions = scene.returns() ? List.of(home()) : List.of();
    Said said = said("P8.title", "good", List.of(), actions);
    Account account = screen.account();
    return account == null || screen.holder() == null
        ? said
        : said.with(
            new Proven(
                banks.of(account.bank()).map(Banks.Shown::mark).orElse(null),
                branding.address(account.bank()),
                masked(account),
                MaskedName.of(screen.holder())));
  }

  Said noMoreChances(Screen.NoMoreChances screen) {
    return over("P9.title", words.text("P9.body", "max", screen.max(), "client", scene.client()))
        .withReference();
  }

  Said noMoreSends() {
    return over("P9.title", words.text("P9.body.sends", "client", scene.client())).withReference();
  }

  Said noMoreGuesses(Screen.NoMoreGuesses screen) {
    return over("P9.title", words.text("P20.body", "max", screen.max(), "client", scene.client()))
        .withReference();
  }

  Said timedOut() {
    return over("P21.title", words.text("P21.body", "client", scene.client()));
  }

  Said linkGone() {
    return over("P15.title", words.text("P15.body", "client", scene.client()));
  }

  Said dayFull() {
    return said(
        "P10.title",
        "bad",
        List.of(words.text("P10.body", "cap", DAY_CAP)),
        List.of(link("P10.cta", "/bank")));
  }

  /** One text for a wrong number and a wrong name: the page tells nobody which it was. */
  Said notConfirmed(Screen.NotConfirmed screen) {
    Action again =
        screen.bank() == null
            ? link("P11.cta", "/bank")
            : link("P11.cta", "/account?bank=" + screen.bank());
    Action other = link("P10.cta", "/bank");
    return said(
        "P11.title",
        "bad",
        List.of(words.text("P11.body", "n", screen.chances())),
        screen.stuck() ? List.of(other, again) : List.of(again, other));
  }

  Said cannotReceive(Screen.CannotReceive screen) {
    return said(
        "P12.title",
        "bad",
        List.of(words.text("P12.body", "n", screen.chances())),
        List.of(link("P10.cta", "/bank")));
  }

  Said bankClosed(Screen.BankClosed screen) {
    Instant until = screen.until();
    String body =
        until == null || !scene.now().isBefore(until)
            ? words.text("P13.body.soon")
            : words.text("P13.body", "time", time(until));
    return new Said(
        words.text("P13.title", "bank", bank(screen.bank())),
        "wait",
        List.of(message(screen.bank()).orElse(body)),
        List.of(link("P13.cta", "/bank")),
        null,
        false);
  }

  /** What the operator who stopped the bank tells people. */
  private Optional<String> message(BankCode bank) {
    return availability.apply(bank) instanceof Availability.Closed closed
        ? closed
            .message()
            .map(m ->
                switch (scene.language()) {
                  case KO -> m.ko();
                  case EN -> m.en();
                })
        : Optional.empty();
  }

  Said ourFault(Screen.OurFault screen) {
    Action again = link("P14.cta", "/account");
    List<String> lines = new ArrayList<>();
    lines.add(words.text("P14.body"));
    if (screen.stuck()) {
      lines.add(words.text("P14.support", "client", scene.client()));
    }
    List<Action> actions =
        screen.stuck() && scene.returns() ? List.of(home(), again) : List.of(again);
    return said("P14.title", "bad", lines, actions).withReference();
  }

  Said otherDevice() {
    return said(
        "P16.title", "device", List.of(words.text("P16.body")), List.of(post("P16.cta", "/here")));
  }

  Said accountLocked(Screen.AccountLocked screen) {
    return said(
        "P19.title",
        "wait",
        List.of(words.text("P19.body", "time", time(screen.until()))),
        List.of(link("P10.cta", "/bank")));
  }

  /** The bank's short name and the last four digits: 국민 ····8901. */
  String masked(Account account) {
    String bank =
        banks
            .of(account.bank())
            .map(shown -> shown.shortName(scene.language()))
            .orElse(account.bank().text());
    return bank + NO_BREAK + account.number();
  }

  /** A bank's name, or its code where the directory has lost it. */
  String bank(BankCode code) {
    return banks.of(code).map(shown -> shown.name(scene.language())).orElse(code.text());
  }

  private Said over(String title, String body) {
    Action back = new Action(words.text("P9.cta"), scene.path() + "/return", false);
    return said(title, "bad", List.of(body), scene.returns() ? List.of(back) : List.of());
  }

  private Said said(String title, String kind, List<String> lines, List<Action> actions) {
    return new Said(words.text(title), kind, lines, actions, null, false);
  }

  /** To where the caller's page is. */
  private Action home() {
    return new Action(
        words.text("P8.cta", "client", scene.client()), scene.path() + "/return", false);
  }

  private String time(Instant until) {
    return SeoulTime.of(until, scene.now(), scene.language());
  }

  private Action link(String key, String to) {
    return new Action(words.text(key), scene.path() + to, false);
  }

  private Action post(String key, String to) {
    return new Action(words.text(key), scene.path() + to, true);
  }
}
