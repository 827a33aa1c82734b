package io.ilwon.hosted;

import io.ilwon.bank.MaskedName;
import io.ilwon.hosted.View.Frame;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** P2: what was typed comes back with what was wrong; a length is a hint and never a wall. */
final class AccountPage {
  private static final int LEAST = 6;
  private static final int MOST = 16;

  private final Banks banks;
  private final Branding branding;

  AccountPage(Banks banks, Branding branding) {
    this.banks = banks;
    this.branding = branding;
  }

  View.Account of(Frame frame, Screen.EnterAccount screen, Scene scene) {
    Words words = frame.words();
    Language language = scene.language();
    var shown = banks.of(screen.bank());
    List<Integer> lengths = shown.map(each -> each.bank().accountDigits()).orElse(List.of());
    String name = shown.map(each -> each.name(language)).orElse(screen.bank().text());
    String digits = Typed.number(screen.number()).digits();
    return new View.Account(
        frame,
        screen.bank().text(),
        shown.map(Banks.Shown::mark).orElse(null),
        branding.address(screen.bank()),
        screen.notice() == Notice.NUMBER_CHARS ? digits : screen.number(),
        screen.holder(),
        screen.lockedHolder() == null ? null : MaskedName.of(screen.lockedHolder()),
        words.text("P2.cost", "n", screen.chances(), "client", scene.client()),
        screen.notice() == Notice.TOO_SOON ? words.text("P2.soon") : null,
        numberError(screen.notice(), words),
        holderError(screen.notice(), words),
        lengths.stream().map(String::valueOf).collect(Collectors.joining(",")),
        lengths.isEmpty()
            ? null
            : words.text("P2.warn.number.length", "bank", name, "n", told(lengths, language)),
        !digits.isEmpty() && !lengths.isEmpty() && !lengths.contains(digits.length()),
        digits.isEmpty() ? null : words.text("P2.number.echo", "grouped", Typed.grouped(digits)),
        names(screen, language));
  }

  /** 11~14 where every length between is usual, else one by one. */
  private static String told(List<Integer> lengths, Language language) {
    int first = lengths.getFirst();
    int last = lengths.getLast();
    boolean unbroken = lengths.size() > 2 && last - first + 1 == lengths.size();
    return switch (language) {
      case KO -> unbroken ? first + "~" + last : joined(lengths, "·");
      case EN -> unbroken ? first + "–" + last : joined(lengths, ", ");
    };
  }

  private static String joined(List<Integer> lengths, String between) {
    return lengths.stream().map(String::valueOf).collect(Collectors.joining(between));
  }

  /**
   * Codes and names for the script that splits a pasted line, each bank's name in this language
   * first; none where the bank is fixed.
   */
  private String names(Screen.EnterAccount screen, Language language) {
    return screen.fixed()
        ? ""
        : banks.all().stream()
            .map(shown ->
                shown.bank().code()
                    + ":"
                    + Stream.of(
                            shown.name(language),
                            shown.bank().nameKo(),
                            shown.shortKo(),
                            shown.bank().nameEn())
                        .distinct()
                        .collect(Collectors.joining("|")))
            .collect(Collectors.joining(";"));
  }

  private static @Nullable String numberError(Notice notice, Words words) {
    return switch (notice) {
      case NUMBER_EMPTY, NUMBER_AND_HOLDER_EMPTY -> words.text("P2.err.number.empty");
      case NUMBER_CHARS -> words.text("P2.err.number.chars");
      case NUMBER_WRONG_FORM -> words.text("P2.err.number.form", "least", LEAST, "most", MOST);
      case HOLDER_EMPTY,
          HOLDER_WRONG_FORM,
          NONE,
          BANK_AGAIN,
          NOT_CONFIRMED,
          CANNOT_RECEIVE,
          NOT_POSSIBLE,
          OUR_FAULT,
          DAY_FULL,
          SENDS_SPENT,
          CODE_FORMAT,
          CODE_WRONG,
          CODE_WRONG_LAST,
          CODE_EXPIRED,
          CODE_VOID,
          LOCKED,
          RESENT,
          MORE_TIME,
          PROCESSING,
          TOO_SOON ->
          null;
    };
  }

  private static @Nullable String holderError(Notice notice, Words words) {
    if (notice == Notice.HOLDER_WRONG_FORM) {
      return words.text("P2.err.holder.form");
    }
    boolean empty = notice == Notice.HOLDER_EMPTY || notice == Notice.NUMBER_AND_HOLDER_EMPTY;
    return empty ? words.text("P2.err.holder.empty") : null;
  }
}
