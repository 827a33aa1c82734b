package io.ilwon.submission;

import io.ilwon.audit.AuditEntry;
import io.ilwon.crypto.Opaque;
import io.ilwon.rail.HolderCheck;
import io.ilwon.rail.Refusal;
import io.ilwon.rail.TransferOutcome;
import io.ilwon.transfer.News;
import io.ilwon.transfer.Transfer;
import io.ilwon.transfer.TransferId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An event in words, as stories and docs/state-machine.md call it. */
record Happening(String words) {
  private static final AuditEntry SETTLED =
      new AuditEntry("transfer settle", "T1", "sent", "on the statement", "kim", "lee");

  /** One of every kind and variant, in the order of a submission's life. */
  static final List<Happening> ALL =
      List.of(
              "deposit A",
              "deposit B",
              "deposit A, unknown bank",
              "deposit A, held back",
              "deposit A, budget spent",
              "deposit A, other day's won",
              "bank sent",
              "bank sent, caller gone",
              "bank unknown",
              "bank refuses: no bank",
              "bank refuses: no account",
              "bank refuses: not taken",
              "bank refuses: closed",
              "bank refuses: other",
              "bank refuses: not asked",
              "bank refuses: held back",
              "answer lost",
              "sender lost",
              "inquiry sent",
              "inquiry refuses: no account",
              "inquiry in process",
              "inquiry no record, early",
              "inquiry no record",
              "booked",
              "taken back",
              "settled: sent",
              "settled: not sent",
              "disputed",
              "code right",
              "code wrong",
              "more time",
              "name-check A",
              "name-check A, unknown bank",
              "name-check A, held back",
              "holder match",
              "holder no match",
              "holder not possible",
              "time",
              "patch approved",
              "patch rejected",
              "delete")
          .stream()
          .map(Happening::new)
          .toList();

  static Happening read(String words) {
    Happening happening = new Happening(words);
    if (!ALL.contains(new Happening(words.replaceFirst("(?<=^name-check )[A-Z]", "A")))
        && !ALL.contains(new Happening(words.replaceFirst("(?<=^deposit )[A-Z]", "A")))) {
      throw new IllegalArgumentException("no such event: " + words);
    }
    return happening;
  }

  /** True when it is about a transfer, so that one must be there. */
  boolean aboutTransfer() {
    return switch (first()) {
      case "bank", "answer", "sender", "inquiry", "booked", "taken", "disputed", "settled" -> true;
      default -> false;
    };
  }

  /** The event; {@code about} is the transfer of the news, {@code fresh} the next one's id. */
  Event to(@Nullable Transfer about, TransferId fresh, Instant now) {
    return switch (first()) {
      case "deposit" -> deposit(fresh);
      case "name-check" -> new Event.HolderAsked(!says("unknown bank"), says("held back"));
      case "holder" -> new Event.HolderAnswered(HolderCheck.valueOf(constant(words.substring(7))));
      case "code" -> new Event.CodeEntered(says("right"));
      case "more" -> new Event.MoreTimeAsked();
      case "time" -> new Event.TimePassed();
      case "patch" -> new Event.Edited(says("approved"));
      case "delete" -> new Event.Deleted();
      default -> {
        if (about == null) {
          throw new IllegalArgumentException("no transfer to hear of");
        }
        if (first().equals("settled")) {
          yield new Event.SettleAsked(about, sentByOperators(), SETTLED);
        }
        boolean waits = first().equals("bank") && !says("caller gone");
        yield first().equals("answer")
            ? new Event.AnswerLost(about.id())
            : new Event.TransferNews(about, news(now), waits);
      }
    };
  }

  private Event deposit(TransferId fresh) {
    Event.Budget budget =
        says("budget spent")
            ? Event.Budget.SPENT
            : says("other day") ? Event.Budget.OTHER_DAY : Event.Budget.GRANTED;
    return new Event.DepositAsked(
        fresh,
        "R" + fresh.uuid().getLeastSignificantBits(),
        World.account(words.substring(8, 9)),
        Opaque.of(new byte[] {1}),
        !says("unknown bank"),
        says("held back"),
        budget);
  }

  /** The news of a transfer that the words tell. */
  News news(Instant now) {
    return switch (first()) {
      case "bank" -> new News.SendAnswered(outcome());
      case "inquiry" ->
          new News.InquiryAnswered(outcome(), says("early") ? now.minusSeconds(86_400) : now);
      case "sender" -> new News.SenderLost("lease over");
      case "booked" -> new News.Booked();
      case "taken" -> new News.TakenBack();
      case "settled" -> new News.Settled(sentByOperators());
      case "disputed" -> new News.Disputed("differs at the bank");
      default -> throw new IllegalArgumentException("no news: " + words);
    };
  }

  private boolean sentByOperators() {
    return !says("not");
  }

  private TransferOutcome outcome() {
    if (says("sent")) {
      return new TransferOutcome.Sent("reference");
    }
    if (says("refuses")) {
      return new TransferOutcome.Refused(why(), "bank's code");
    }
    if (says("no record")) {
      return TransferOutcome.Unknown.noRecord();
    }
    return says("in process")
        ? TransferOutcome.Unknown.inProcess()
        : new TransferOutcome.Unknown("no answer");
  }

  private Refusal why() {
    return switch (words.substring(words.indexOf(": ") + 2)) {
      case "no bank" -> Refusal.NO_SUCH_BANK;
      case "no account" -> Refusal.ACCOUNT_NOT_VERIFIED;
      case "not taken" -> Refusal.ACCOUNT_CANNOT_RECEIVE;
      case "closed" -> Refusal.RAIL_UNAVAILABLE;
      case "other" -> Refusal.UNCLASSIFIED;
      case "not asked" -> Refusal.NOT_REQUESTED;
      case "held back" -> Refusal.HELD_BACK;
      default -> throw new IllegalArgumentException("no refusal: " + words);
    };
  }

  private String first() {
    return words.split("[ ,:]", -1)[0];
  }

  private boolean says(String part) {
    return words.contains(part);
  }

  private static String constant(String words) {
    return words.strip().replace(' ', '_').toUpperCase(Locale.ROOT);
  }
}
