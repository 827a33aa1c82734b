package io.ilwon.hosted;

import io.ilwon.bank.BankCode;
import io.ilwon.hosted.View.Frame;
import io.ilwon.hosted.View.Tile;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** P1: the banks in groups, or those somebody searched for, each with why it may not work now. */
final class PickerPage {
  private final Banks banks;
  private final Picker picker;
  private final Branding branding;
  private final Function<BankCode, Availability> availability;

  PickerPage(Banks banks, Branding branding, Function<BankCode, Availability> availability) {
    this.banks = banks;
    this.picker = new Picker(banks);
    this.branding = branding;
    this.availability = availability;
  }

  View.Picker of(Frame frame, Screen.PickBank screen, Scene scene, String q) {
    Words words = frame.words();
    boolean searched = !q.isBlank();
    List<Banks.Shown> found = picker.search(q);
    String count =
        !searched
            ? null
            : found.isEmpty()
                ? words.text("P1.empty", "q", q.strip())
                : words.text("P1.count", "n", found.size());
    List<Banks.Shown> listed = found.isEmpty() ? banks.all() : found;
    return new View.Picker(
        frame,
        words.text("P1.sub", "client", scene.client()),
        screen.notice() == Notice.BANK_AGAIN ? words.text("P1.again") : null,
        q,
        count,
        searched,
        searched ? List.of() : tiles(banks.popular(), scene),
        group(listed, false, scene),
        group(listed, true, scene));
  }

  private List<Tile> tiles(List<Banks.Shown> shown, Scene scene) {
    return shown.stream().map(each -> tile(each, scene)).toList();
  }

  /**
   * By name as this language orders them: the directory's order, by code, means nothing here. In
   * Korean 가나다 comes before ABC.
   */
  private List<Tile> group(List<Banks.Shown> shown, boolean securities, Scene scene) {
    Collator order =
        switch (scene.language()) {
          case KO -> Collator.getInstance(Locale.KOREAN);
          case EN -> Collator.getInstance(Locale.ENGLISH);
        };
    return tiles(
        shown.stream()
            .filter(each -> each.securities() == securities)
            .map(each -> Map.entry(each.shortName(scene.language()), each))
            .sorted(
                Map.Entry.comparingByKey(
                    Comparator.comparing(PickerPage::latin).thenComparing(order)))
            .map(Map.Entry::getValue)
            .toList(),
        scene);
  }

  private static boolean latin(String name) {
    return name.charAt(0) < '가';
  }

  private Tile tile(Banks.Shown shown, Scene scene) {
    BankCode code = shown.bank().code();
    return new Tile(
        scene.path() + "/account?bank=" + code,
        shown.shortName(scene.language()),
        shown.mark(),
        branding.address(code),
        badge(availability.apply(code), scene),
        Picker.words(shown));
  }

  private static @Nullable String badge(Availability availability, Scene scene) {
    Words words = Words.of(scene.language());
    return switch (availability) {
      case Availability.Open o -> null;
      case Availability.Unsteady u -> words.text("P1.badge.slow");
      case Availability.Closed closed ->
          closed
              .until()
              .map(until -> SeoulTime.of(until, scene.now(), scene.language()))
              .map(time -> words.text("P1.badge.maint", "time", time))
              .orElseGet(() -> words.text("P1.badge.closed"));
    };
  }
}
