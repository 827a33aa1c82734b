package io.ilwon.desk;

import io.ilwon.audit.By;
import io.ilwon.http.PageForm;
import io.ilwon.http.Request;
import io.ilwon.http.Response;
import io.ilwon.http.Texts;
import io.ilwon.operator.Masking;
import io.ilwon.operator.Operator;
import io.ilwon.operator.Power;
import io.ilwon.operator.Session;
import io.ilwon.operator.Token;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One request of somebody who is signed in and may: who they are, what they ask, how they look. */
public final class Visit {
  private static final int FORM_LIMIT = 256 * 1024;

  private final Request request;
  private final Action action;
  private final Session session;
  private final Token token;
  private final Set<Power> powers;
  private final Look look;
  private final Frames frames;
  private @Nullable PageForm form;

  Visit(
      Request request,
      Action action,
      Session session,
      Token token,
      Set<Power> powers,
      Look look,
      Frames frames) {
    this.request = request;
    this.action = action;
    this.session = session;
    this.token = token;
    this.powers = powers;
    this.look = look;
    this.frames = frames;
  }

  Operator operator() {
    return session.operator();
  }

  Session session() {
    return session;
  }

  Token token() {
    return token;
  }

  Look look() {
    return look;
  }

  Set<Power> powers() {
    return powers;
  }

  boolean may(Power power) {
    return powers.contains(power);
  }

  Masks masks() {
    return new Masks(Masking.of(powers));
  }

  /** Where the request comes from, for the access log. */
  String address() {
    return request.peer().getHostAddress();
  }

  /** Who does it and why, for the audit. */
  By by(String reason) {
    return new By(operator().name(), reason);
  }

  Texts words() {
    return frames.words(look);
  }

  Times times() {
    return new Times(look.clock(), session.now(), words());
  }

  /** The project that was chosen above, empty for all. */
  Optional<String> project() {
    return Optional.ofNullable(look.project());
  }

  /** What follows the folder in the path, for an action that ends in {@code /*}. */
  String rest() {
    return request.path().substring(action.path().length() - 1);
  }

  /** A filter of the address; blank is none, and so is an account number. */
  Optional<String> query(String name) {
    return request
        .query(name)
        .map(String::strip)
        .filter(text -> !text.isEmpty() && (name.equals("userid") || !Stray.is(text)));
  }

  /** A field of the form, as typed; empty where there is none. */
  String form(String name) {
    return form().text(name);
  }

  PageForm form() {
    PageForm read = form;
    if (read == null) {
      read = request.pageForm(FORM_LIMIT);
      form = read;
    }
    return read;
  }

  /** Whether htmx asks for a part of the page. */
  boolean partial() {
    return request.header("HX-Request").isPresent();
  }

  Request request() {
    return request;
  }

  /** What goes around a page: {@code title} is a key of the words. */
  Frame frame(Section section, String title, Object... values) {
    return frames.of(this, section, words().text(title, values));
  }

  Response html(String template, Object view) {
    return Pages.html(200, template, view);
  }

  /** The form again, with what is wrong in it. */
  Response wrong(String template, Object view) {
    return Pages.html(422, template, view);
  }

  /** To a page of ours after a deed; {@code said} is a word's key behind {@code said.} */
  Response done(String path, String said) {
    return Pages.redirect(path + (path.contains("?") ? "&" : "?") + "said=" + said);
  }

  @Override
  public String toString() {
    return "Visit[" + action + "]";
  }
}
