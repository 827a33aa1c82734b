package io.ilwon.hosted;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ilwon.bank.BankCode;
import io.ilwon.bank.BankDirectory;
import io.ilwon.bank.HolderName;
import io.ilwon.transfer.StopMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** One screen in one language, drawn. */
record Drawn(Screen screen, Language language, String html) {
  static final BankCode CLOSED = new BankCode("011");
  static final BankCode STOPPED = new BankCode("005");
  static final BankCode UNSTEADY = new BankCode("020");
  static final Pages PAGES =
      new Pages(
          new Banks(BankDirectory.load()), new Branding(Path.of("none")), Drawn::availability);

  private static Availability availability(BankCode bank) {
    if (bank.equals(CLOSED)) {
      return new Availability.Closed(Optional.of(Stood.at(1800)), Optional.empty());
    }
    if (bank.equals(STOPPED)) {
      StopMessage told = new StopMessage("오늘은 <쉬어요>", "Resting <today>");
      return new Availability.Closed(Optional.empty(), Optional.of(told));
    }
    return bank.equals(UNSTEADY) ? new Availability.Unsteady() : new Availability.Open();
  }

  static Scene scene(Language language) {
    return new Scene(
        language,
        "가게 & Co",
        "일원",
        "/v/token",
        Optional.of("https://verify.example.com/v/token-that-is-as-long-as-real-ones"),
        "proof",
        7,
        "R-1234",
        Stood.at(200),
        true,
        List.of("https://shop.example"));
  }

  static Drawn of(Screen screen, Language language) {
    return new Drawn(screen, language, PAGES.html(screen, scene(language)));
  }

  static Stream<Drawn> all() {
    return Stream.of(Language.values())
        .flatMap(language -> screens().stream().map(screen -> of(screen, language)));
  }

  static List<Screen> screens() {
    BankCode bank = Stood.ACCOUNT.bank();
    HolderName locked = new HolderName("김하나로");
    List<Screen> screens = new ArrayList<>();
    screens.add(new Screen.PickBank(Notice.NONE));
    screens.add(new Screen.PickBank(Notice.BANK_AGAIN));
    for (Notice notice : Notice.values()) {
      screens.add(new Screen.EnterAccount(bank, false, "12345", "김", null, 3, notice));
      screens.add(
          new Screen.EnterCode(Stood.ACCOUNT, Stood.at(302), 2, 3, Stood.at(30), true, notice));
    }
    screens.add(new Screen.EnterAccount(bank, true, "", "", locked, 5, Notice.NONE));
    screens.add(
        new Screen.EnterCode(Stood.ACCOUNT, Stood.at(210), 1, 0, null, false, Notice.CODE_WRONG));
    screens.add(
        new Screen.EnterCode(Stood.ACCOUNT, Stood.at(250), 3, 1, Stood.at(230), true, Notice.NONE));
    screens.addAll(
        List.of(
            new Screen.Sending(false),
            new Screen.Sending(true),
            new Screen.Help(Stood.ACCOUNT),
            new Screen.CodeExpired(2, Stood.at(10)),
            new Screen.CodeExpired(2, Stood.at(210)),
            new Screen.Unknown(true),
            new Screen.Unknown(false),
            new Screen.Done(Stood.ACCOUNT, Stood.HOLDER),
            new Screen.Done(null, null),
            new Screen.NoMoreChances(5),
            new Screen.NoMoreSends(),
            new Screen.DayFull(),
            new Screen.NotConfirmed(bank, 3, false),
            new Screen.NotConfirmed(null, 3, true),
            new Screen.CannotReceive(3),
            new Screen.BankClosed(bank, Stood.at(900)),
            new Screen.BankClosed(new BankCode("999"), null),
            new Screen.OurFault(false),
            new Screen.OurFault(true),
            new Screen.LinkGone(),
            new Screen.OtherDevice(),
            new Screen.AccountLocked(Stood.at(90_000)),
            new Screen.NoMoreGuesses(3),
            new Screen.TimedOut()));
    return screens;
  }

  Document page() {
    return Jsoup.parse(html);
  }

  /** Whether the holder's name may be there, since it was typed. */
  boolean typed() {
    return screen instanceof Screen.EnterAccount;
  }

  static String asset(String name) throws IOException {
    try (var in = Pages.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
    }
  }

  @Override
  public String toString() {
    return screen + " " + language;
  }
}
