package io.ilwon.hosted;

import io.ilwon.http.PageForm;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a form that is the person's own does, and which page comes of it. */
final class PageForms {
  /** Pages beside the one where the submission stands. */
  private static final Pattern PLACES =
      Pattern.compile("/(bank|code|help|account\\?bank=[0-9]{3})");

  private final Sessions sessions;
  private final Moves moves;

  PageForms(Sessions sessions, Moves moves) {
    this.sessions = sessions;
    this.moves = moves;
  }

  /** Where the person is led; empty for wherever the submission stands. */
  String act(Guest guest, PageRequest asked, PageForm form) throws SQLException {
    Session s = guest.session();
    return switch (asked.action()) {
      case "here" -> {
        sessions.takeOver(s, asked.device());
        yield "";
      }
      case "language" -> language(guest, asked, form);
      case "send", "resend", "code", "more-time" -> move(guest, asked, form);
      default -> "";
    };
  }

  private String language(Guest guest, PageRequest asked, PageForm form) throws SQLException {
    Session s = guest.session();
    Optional<Language> chosen = Language.of(form.text("lang"));
    if (chosen.isPresent()) {
      sessions.language(s, chosen.get());
    }
    boolean typed = !form.text("number").isBlank() || !form.text("holder").isBlank();
    if (typed && begins(guest, asked, form)) {
      moves.keep(guest, turn(form), form);
    }
    return PLACES.matcher(form.text("at")).matches() ? form.text("at") : "";
  }

  private String move(Guest guest, PageRequest asked, PageForm form) throws SQLException {
    int turn = turn(form);
    if (!begins(guest, asked, form)) {
      return "";
    }
    return switch (asked.action()) {
      case "send" -> moves.send(guest, turn, form) ? "/account" : "";
      case "resend" -> {
        moves.resend(guest, turn);
        yield "";
      }
      case "code" -> {
        moves.code(guest, turn, form);
        // Nobody knows of the won yet, and the code's page is not where the link leads.
        yield guest.screen() instanceof Screen.Unknown ? "/code" : "";
      }
      default -> {
        moves.moreTime(guest, turn);
        yield "";
      }
    };
  }

  private boolean begins(Guest guest, PageRequest asked, PageForm form) throws SQLException {
    Session s = guest.session();
    return sessions.bind(s, asked.device()) && sessions.begin(s, turn(form));
  }

  private static int turn(PageForm form) {
    boolean whole = form.text("turn").matches("[0-9]{1,9}");
    return whole ? Integer.parseInt(form.text("turn")) : -1;
  }
}
