package io.ilwon.rail.kftc;

import java.time.Duration;

/** What the stub bank does with a call, and in which manner it tells. */
public record Behaviour(Deed deed, Manner manner) {
  public static final Behaviour USUAL = new Behaviour(new Deed.Book(), new Manner.Plain());

  /** What becomes of the won. Only a send looks at it. */
  public sealed interface Deed {
    /** What a bank does: books, unless the account or its holder forbids it. */
    record Book() implements Deed {}

    /** Books nothing and remembers nothing; its own word would be <i>time exceeded</i>. */
    record Neglect() implements Deed {}

    /** Refuses with these codes; an empty bank code leaves the list out. */
    record Refuse(String rspCode, String bankRspCode) implements Deed {}

    /** Says <i>time exceeded</i>, knows of no record, and books after so long. */
    record BookLater(Duration after) implements Deed {}

    /** Is in process for so long; then {@code bankRspCode} is the result, {@code 000} books. */
    record InProcess(Duration during, String bankRspCode) implements Deed {}
  }

  /** How the answer comes, whatever it says. */
  public sealed interface Manner {
    record Plain() implements Manner {}

    record Delay(Duration by) implements Manner {}

    /** Not a byte, until the caller gives up. */
    record Hang() implements Manner {}

    /** The connection is reset. */
    record Reset() implements Manner {}

    /** The connection ends without an answer. */
    record Silence() implements Manner {}

    /** An HTTP status; with the true answer as its body, or with a page of HTML. */
    record Status(int code, boolean tellsTheTruth) implements Manner {}

    /** The connection ends in the middle of the body. */
    record CutBody() implements Manner {}

    /** A whole HTTP answer, its JSON cut in the middle. */
    record CutJson() implements Manner {}

    record Garbage() implements Manner {}

    /** The answer bears another transfer's id. */
    record ForeignId() implements Manner {}

    /** Two whole answers to one request. */
    record Twice() implements Manner {}

    /** One byte each so long. */
    record Drip(Duration each) implements Manner {}

    /** Both codes stand twice in the JSON, first as a refusal. */
    record DuplicateKeys() implements Manner {}

    /** "Come again over there", which is here: who follows it with the same POST sends twice. */
    record Redirect(int code) implements Manner {}

    /** These codes, whatever was done; an empty bank code leaves the list out. */
    record Says(String rspCode, String bankRspCode) implements Manner {}
  }

  /** Books, and then… */
  public static Behaviour books(Manner manner) {
    return new Behaviour(new Deed.Book(), manner);
  }

  /** Books nothing, and then… */
  public static Behaviour neglects(Manner manner) {
    return new Behaviour(new Deed.Neglect(), manner);
  }

  /** The usual, told in this manner: for everything that is no send. */
  public static Behaviour tells(Manner manner) {
    return books(manner);
  }

  public static Behaviour refuses(String rspCode, String bankRspCode) {
    return new Behaviour(new Deed.Refuse(rspCode, bankRspCode), new Manner.Plain());
  }

  public static Behaviour booksLater(Duration after) {
    return new Behaviour(new Deed.BookLater(after), new Manner.Plain());
  }

  public static Behaviour inProcess(Duration during, String bankRspCode) {
    return new Behaviour(new Deed.InProcess(during, bankRspCode), new Manner.Plain());
  }

  /** The same deed, told otherwise. */
  public Behaviour and(Manner other) {
    return new Behaviour(deed, other);
  }
}
