package io.ilwon.sandbox;

import io.ilwon.http.PageForm;
import io.ilwon.http.Request;
import io.ilwon.http.Response;
import io.ilwon.http.Routes;
import io.ilwon.rail.sandbox.Switch;
import io.ilwon.rail.sandbox.SwitchStore;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code /sandbox/phone}: deposits appear as the sandbox bank books them, and three switches spoil
 * the bank's day.
 */
final class PhoneDoor {
  static final String PATH = "/sandbox/phone";
  private static final int FORM_LIMIT = 1024;

  private final Handset handset;
  private final SwitchStore switches;
  private final Drawing drawing;
  private final Supplier<String> publicUrl;

  PhoneDoor(Handset handset, SwitchStore switches, Drawing drawing, Supplier<String> publicUrl) {
    this.handset = handset;
    this.switches = switches;
    this.drawing = drawing;
    this.publicUrl = publicUrl;
  }

  Routes routes() {
    return Routes.none().with("GET", PATH, this::show).with("POST", PATH, this::turn);
  }

  private Response show(Request request) throws SQLException {
    Optional<Response> elsewhere = Visitor.elsewhere(request, publicUrl.get());
    if (elsewhere.isPresent()) {
      return elsewhere.get();
    }
    Words words = Visitor.words(request);
    View.Shell shell = new View.Shell(words, words.text("phone.title"), PATH);
    return Visitor.page(drawing.of("phone", new View.Phone(shell, handset.shown(words, ""))));
  }

  private Response turn(Request request) throws SQLException {
    PageForm form = request.pageForm(FORM_LIMIT);
    if (Visitor.isOurs(request, publicUrl.get())) {
      if (form.text("all").equals("off")) {
        switches.turnOff(EnumSet.allOf(Switch.class));
      }
      Optional<Switch> on = Switch.of(form.text("on"));
      if (on.isPresent()) {
        switches.turnOn(on.get());
      }
      Optional<Switch> off = Switch.of(form.text("off"));
      if (off.isPresent()) {
        switches.turnOff(EnumSet.of(off.get()));
      }
    }
    String back = request.query("from").filter("demo"::equals).map(_ -> DemoDoor.PATH).orElse(PATH);
    return Visitor.redirect(back + "?lang=" + Visitor.words(request).lang());
  }
}
