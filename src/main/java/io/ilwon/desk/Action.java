package io.ilwon.desk;

import io.ilwon.http.Response;
import io.ilwon.operator.Power;
import org.jspecify.annotations.Nullable;

/**
 * One way into the desk: a page or a deed, who may, and the trace it leaves.
 *
 * @param path exact, or ending in {@code /*} for one name or more; {@link Visit#rest} tells them
 * @param power what it takes; null where being signed in is enough
 */
public record Action(
    String method, String path, @Nullable Power power, Trace trace, Handler handler) {
  /** What a request leaves behind; a test holds every route to it. */
  public enum Trace {
    /** Nothing: it shows what is masked, or changes how one's own pages look. */
    NONE,
    /** An audit entry, in the transaction that changes something. */
    AUDIT,
    /** A row of the access log, written before anything is shown. */
    ACCESS
  }

  /** Answers somebody who may. */
  @FunctionalInterface
  public interface Handler {
    Response answer(Visit visit) throws Exception;
  }

  /** A page that shows what is masked. */
  static Action page(String path, @Nullable Power power, Handler handler) {
    return new Action("GET", path, power, Trace.NONE, handler);
  }

  /** A page of one person's data, masked or not: the access log tells who looked. */
  static Action personal(String path, Power power, Handler handler) {
    return new Action("GET", path, power, Trace.ACCESS, handler);
  }

  /** A form that changes something; the audit tells who did. */
  static Action deed(String path, @Nullable Power power, Handler handler) {
    return new Action("POST", path, power, Trace.AUDIT, handler);
  }

  /** A form that lets data out: with a reason, and the access log tells of it. */
  static Action reveal(String path, Power power, Handler handler) {
    return new Action("POST", path, power, Trace.ACCESS, handler);
  }

  /** A form that changes nothing but how the operator's own pages look, or signs out. */
  static Action own(String path, Handler handler) {
    return new Action("POST", path, null, Trace.NONE, handler);
  }

  /** The same for whoever may see the page it is about. */
  static Action own(String path, Power power, Handler handler) {
    return new Action("POST", path, power, Trace.NONE, handler);
  }

  boolean writes() {
    return method.equals("POST");
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
