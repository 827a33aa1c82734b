package io.ilwon.process;

import io.ilwon.bank.Account;
import io.ilwon.bank.AccountNumber;
import io.ilwon.rail.Rail;
import io.ilwon.rail.Refusal;
import io.ilwon.rail.TransferOrder;
import io.ilwon.rail.TransferOutcome;
import io.ilwon.rail.TransferOutcome.Refused;
import io.ilwon.rail.TransferOutcome.Sent;
import io.ilwon.rail.TransferOutcome.Unknown;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The bugs that cost money, each as somebody might have written it. */
final class Bugs {
  private static final String NO_ACCOUNT_LOCK = "(order by account_index) for update";
  private static final String NO_ACCOUNT_CONDITION =
      "and a\\.day = u\\.seen_day and a\\.places = u\\.seen_places\\s+"
          + "and \\(u\\.most is null or u\\.places <= u\\.most\\)";

  /** Two who race do not always meet: this opens the gap a little. */
  private static final String SLOWLY = " and pg_sleep(0.02) is not null ";

  private Bugs() {}

  static List<Bug> all() {
    return Stream.of(ofTheRail(), ofTheDay(), ofTheTables(), ofTheDoor())
        .flatMap(List::stream)
        .toList();
  }

  /** What is made of the bank's answers, and of its silence. */
  private static List<Bug> ofTheRail() {
    return List.of(
        Bug.of("a POST is repeated when its outcome is unknown", "I1")
            .rail(
                sending((order, rail) -> {
                  TransferOutcome outcome = rail.send(order);
                  return outcome instanceof Unknown ? rail.send(order) : outcome;
                })),
        Bug.of("a new id after a time-out", "I2")
            .rail(
                sending((order, rail) -> {
                  TransferOutcome outcome = rail.send(order);
                  return outcome instanceof Unknown
                      ? rail.send(RailAround.open(order, rail.newRailId(), order.account()))
                      : outcome;
                })),
        Bug.of("a 5xx is taken for a failure", "I9")
            .rail(
                sending((order, rail) -> {
                  TransferOutcome outcome = rail.send(order);
                  return outcome instanceof Unknown u && u.lastSeen().contains("50")
                      ? new Refused(Refusal.UNCLASSIFIED, u.lastSeen())
                      : outcome;
                })),
        Bug.of("no record is taken for a failure", "I9")
            .rail(noRecordIs(new Refused(Refusal.UNCLASSIFIED, "no record"))),
        Bug.of("an answer to an inquiry is taken for success", "I14")
            .rail(noRecordIs(new Sent("000"))),
        Bug.of("an id is drawn again for the send", "I11")
            .rail(
                sending((order, rail) ->
                    rail.send(RailAround.open(order, rail.newRailId(), order.account())))),
        Bug.of("any answer of the bank is taken for success", "I8")
            .rail(
                sending((order, rail) -> {
                  TransferOutcome outcome = rail.send(order);
                  return outcome instanceof Unknown u && u.lastSeen().contains("A0007")
                      ? new Sent("000")
                      : outcome;
                })),
        Bug.of("a lease without a fence", "I13")
            .rail(
                sending((order, rail) ->
                    rail.send(RailAround.open(order, order.railId(), order.account())))),
        Bug.of("an account number is read as a number", "I15")
            .rail(
                sending((order, rail) -> {
                  String number =
                      Long.toString(Long.parseLong(order.account().number().unmasked()));
                  return rail.send(
                      RailAround.open(
                          order,
                          order.railId(),
                          new Account(order.account().bank(), new AccountNumber(number))));
                })));
  }

  /** Ten a day, counted wrongly in four ways. */
  private static List<Bug> ofTheDay() {
    return List.of(
        Bug.of("count, then insert", "I3")
            .replace(NO_ACCOUNT_LOCK, "$1")
            .replace(NO_ACCOUNT_CONDITION, SLOWLY),
        Bug.of("ten a day on each node", "I3")
            .schema(
                "create table account_1 (like account including all)",
                "create table account_2 (like account including all)")
            .statement((node, sql) ->
                node.equals("0")
                    ? sql
                    : sql.replaceAll(
                        "(insert into|from|update) account(?=\\s+(a |where|\\())",
                        "$1 account_" + node)),
        Bug.of("ten a day in UTC", "I3")
            .schema("alter table account add utc_day date not null default date '1970-01-01'")
            .replace(
                "select account_index, day,",
                "select account_index, case when utc_day < (%s at time zone 'UTC')::date"
                        .formatted(Works.CLOCK)
                    + " then date '1970-01-01' else day end as day,")
            .replace(
                "set day = u\\.day",
                "set utc_day = (%s at time zone 'UTC')::date, day = u.day".formatted(Works.CLOCK))
            .replace(NO_ACCOUNT_CONDITION, ""),
        Bug.of("the place is given back while the outcome is unknown", "I3")
            .schema(
                onUnknown(
                    "update account set places = greatest(0, places - 1)"
                        + " where account_index = new.account_index")));
  }

  /** Rows that are not locked, not looked at, not unique, not found again. */
  private static List<Bug> ofTheTables() {
    return List.of(
        Bug.of("the guess is counted after it was compared", "I6")
            .schema("alter table submission drop constraint wrong_guesses_have_instants")
            .replace(" for update( skip locked)?", "")
            .replace("and s\\.version = u\\.seen", SLOWLY)
            .replace(
                "(as u \\(account_index, wrong_at, right_at, seal\\)) order by 1",
                "$1 order by 1 on conflict (account_index) do update set"
                    + " wrong_at = excluded.wrong_at, right_at = excluded.right_at"),
        Bug.of("wrong guesses are counted by submission alone", "I7")
            .replace(
                "select account_index, wrong_at,",
                "select account_index, '{}'::timestamptz[] as wrong_at,"),
        Bug.of("nobody looks whether a transfer is open", "I23")
            .schema("drop index one_open_transfer_per_submission")
            .replace(
                "select id, project, stage,",
                "select id, project, case when stage = 'depositing' then 'awaiting_deposit'"
                    + " else stage end as stage,"),
        Bug.of("ids come from a counter that starts again with the process", "I12")
            .schema("drop index transfer_by_rail_id")
            .rail(Bugs::counting),
        Bug.of("an unknown transfer is forgotten", "I10")
            .replace(
                "where state = 'unknown' and next_inquiry_at", "where false and next_inquiry_at"),
        Bug.of("an unknown outcome counts as a failure", "I5")
            .schema(
                onUnknown(
                    "update submission set failures = least(4, failures + 1)"
                        + " where id = new.submission")));
  }

  /** How requests and starts are read. */
  private static List<Bug> ofTheDoor() {
    return List.of(
        Bug.of("what was sending is sent again after a restart", "I1").resending(),
        Bug.of("20 is read as 020", "I15").bankCode(code -> "0".repeat(3 - code.length()) + code));
  }

  private static UnaryOperator<Rail> noRecordIs(TransferOutcome what) {
    return rail ->
        new RailAround(rail) {
          @Override
          public TransferOutcome inquire(TransferOrder order) {
            TransferOutcome outcome = behind.inquire(order);
            return outcome instanceof Unknown u && u.isNoRecord() ? what : outcome;
          }
        };
  }

  private static Rail counting(Rail rail) {
    AtomicInteger counter = new AtomicInteger();
    return new RailAround(rail) {
      @Override
      public String newRailId() {
        return "M202300001U%09d".formatted(counter.incrementAndGet());
      }
    };
  }

  private static UnaryOperator<Rail> sending(
      BiFunction<TransferOrder, Rail, TransferOutcome> send) {
    return rail ->
        new RailAround(rail) {
          @Override
          public TransferOutcome send(TransferOrder order) {
            return send.apply(order, behind);
          }
        };
  }

  private static String[] onUnknown(String statement) {
    return new String[] {
      "create function planted() returns trigger language plpgsql as $$ begin "
          + statement
          + "; return null; end $$",
      "create trigger planted after update on transfer for each row"
          + " when (old.state = 'sending' and new.state = 'unknown') execute function planted()"
    };
  }
}
