package io.ilwon.hosted;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.ilwon.bank.BankCode;
import io.ilwon.hosted.View.Action;
import io.ilwon.hosted.View.Frame;
import io.ilwon.hosted.View.Link;
import io.ilwon.http.QrPicture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Screens as HTML. Pure: the same screen and scene are the same page. */
final class Pages {
  /** Seconds after which a browser without script asks again. */
  private static final int SOON = 2;

  private static final int LATER = 10;

  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
  private final Banks banks;
  private final Branding branding;
  private final Function<BankCode, Availability> availability;
  private final PickerPage picker;
  private final AccountPage account;

  Pages(Banks banks, Branding branding, Function<BankCode, Availability> availability) {
    this.banks = banks;
    this.branding = branding;
    this.availability = availability;
    this.picker = new PickerPage(banks, branding, availability);
    this.account = new AccountPage(banks, branding);
  }

  /** The page of this screen. */
  String html(Screen screen, Scene scene) {
    States states = new States(banks, branding, availability, scene);
    return switch (screen) {
      case Screen.PickBank s -> picker(s, scene, "");
      case Screen.EnterAccount s -> {
        String title = Words.of(scene.language()).text("P2.title", "bank", states.bank(s.bank()));
        Link back = s.fixed() ? null : link(scene, "P2.change", "/bank");
        yield draw("account", account.of(frame(s, scene, title, 0, back, true), s, scene));
      }
      case Screen.Sending s ->
          draw(
              "sending",
              new View.Sending(
                  frame(s, scene, text(scene, "P3.title"), SOON, null, false), s.slow()));
      case Screen.EnterCode s -> {
        Link back = link(scene, "P4.change", "/bank");
        Frame frame = frame(s, scene, text(scene, "P4.title"), 0, back, false);
        yield draw("code", new CodePage(states, scene).of(frame, s));
      }
      case Screen.Help s -> {
        Link back = new Link(text(scene, "P1.back"), scene.path());
        Frame frame = frame(s, scene, text(scene, "P4.help"), 0, back, false);
        var steps = new CodePage(states, scene).steps(s.account());
        yield draw("help", new View.Help(frame, steps, scene.reference()));
      }
      case Screen.CodeExpired s -> state(s, scene, states.codeExpired(s));
      case Screen.Unknown s -> state(s, scene, states.unknown(s));
      case Screen.Done s -> state(s, scene, states.done(s));
      case Screen.NoMoreChances s -> state(s, scene, states.noMoreChances(s));
      case Screen.NoMoreSends s -> state(s, scene, states.noMoreSends());
      case Screen.NoMoreGuesses s -> state(s, scene, states.noMoreGuesses(s));
      case Screen.TimedOut s -> state(s, scene, states.timedOut());
      case Screen.LinkGone s -> state(s, scene, states.linkGone());
      case Screen.DayFull s -> state(s, scene, states.dayFull());
      case Screen.NotConfirmed s -> state(s, scene, states.notConfirmed(s));
      case Screen.CannotReceive s -> state(s, scene, states.cannotReceive(s));
      case Screen.BankClosed s -> state(s, scene, states.bankClosed(s));
      case Screen.OurFault s -> state(s, scene, states.ourFault(s));
      case Screen.OtherDevice s -> state(s, scene, states.otherDevice());
      case Screen.AccountLocked s -> state(s, scene, states.accountLocked(s));
    };
  }

  /** P1, with what was searched for. */
  String picker(Screen.PickBank screen, Scene scene, String q) {
    Frame frame = frame(screen, scene, text(scene, "P1.title"), 0, null, true);
    return draw("bank", picker.of(frame, screen, scene, q));
  }

  /** P15 for a link nobody knows: there is no client to name. */
  String unknownLink(Language language) {
    Words w = Words.of(language);
    return plain(w, "P15.title", "P15.body.unknown", null, false);
  }

  /** When nothing can be read, so that there is neither a client nor a language chosen. */
  String away(Language language, String path) {
    Words w = Words.of(language);
    Action again = new Action(w.text("P14.cta"), path, false);
    return plain(w, "P22.title", "P22.body", again, false);
  }

  /** To a form without the device's cookie, which this browser keeps from us. */
  String withoutCookie(Language language, String path) {
    Words w = Words.of(language);
    Action again = new Action(w.text("P23.cta"), path, false);
    return plain(w, "P23.title", "P23.body", again, true);
  }

  private String plain(
      Words w, String title, String body, @Nullable Action action, boolean elsewhere) {
    return draw("plain", new View.Plain(w, w.text(title), w.text(body), action, elsewhere));
  }

  private String state(Screen screen, Scene scene, States.Said said) {
    int refresh = screen instanceof Screen.Unknown ? LATER : 0;
    Frame frame = frame(screen, scene, said.title(), refresh, null, false);
    boolean moves = screen instanceof Screen.Done && scene.returns();
    var state =
        new View.State(
            frame,
            said.kind(),
            said.lines(),
            said.actions(),
            said.proven(),
            said.refers() ? scene.reference() : null,
            moves);
    return draw("state", state);
  }

  private static Frame frame(
      Screen screen, Scene scene, String title, int refresh, @Nullable Link back, boolean qr) {
    Language other =
        switch (scene.language()) {
          case KO -> Language.EN;
          case EN -> Language.KO;
        };
    return new Frame(
        Words.of(scene.language()),
        screen.word(),
        title,
        scene.client(),
        scene.path(),
        at(screen),
        scene.csrf(),
        scene.turn(),
        refresh,
        scene.now().toEpochMilli(),
        Words.of(other).lang(),
        Words.of(other).text("lang.name"),
        back,
        qr ? scene.url().map(QrPicture::of).orElse(null) : null,
        Embedding.of(screen, scene));
  }

  /** Empty for what is at the link itself. */
  private static String at(Screen screen) {
    if (screen instanceof Screen.EnterAccount account) {
      return "/account?bank=" + account.bank();
    }
    if (screen instanceof Screen.EnterCode) {
      return "/code";
    }
    return screen instanceof Screen.PickBank
        ? "/bank"
        : screen instanceof Screen.Help ? "/help" : "";
  }

  private String draw(String template, Object view) {
    StringOutput out = new StringOutput();
    templates.render("hosted/" + template + ".jte", view, out);
    return out.toString();
  }

  private static Link link(Scene scene, String key, String to) {
    return new Link(text(scene, key), scene.path() + to);
  }

  private static String text(Scene scene, String key) {
    return Words.of(scene.language()).text(key);
  }
}
