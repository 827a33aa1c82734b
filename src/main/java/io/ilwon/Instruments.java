package io.ilwon;

import io.ilwon.bank.BankDirectory;
import io.ilwon.db.PoolUse;
import io.ilwon.http.Response;
import io.ilwon.http.Routes;
import io.ilwon.meter.ProcessMeters;
import io.ilwon.meter.Reading;
import io.ilwon.meter.Scrape;
import io.ilwon.meter.TraceExport;
import io.ilwon.rail.Rail;
import io.ilwon.transfer.BankLoad;
import io.ilwon.transfer.BankUse;
import io.ilwon.transfer.HeldBack;
import io.ilwon.transfer.Hold;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.ToDoubleFunction;

/**
 * What can be seen of a running server from outside: its numbers at {@code /metrics} on the admin
 * port, its traces at a collector where one is set. Numbers are read from memory at each scrape.
 */
final class Instruments implements AutoCloseable {
  private final Scrape scrape = new Scrape();
  private final Optional<TraceExport> traces;

  /** Before anything that counts is at work. */
  Instruments(Settings settings, Ground ground) {
    this.traces = settings.collector().map(url -> new TraceExport(url, Main.version()));
    ProcessMeters.tell(scrape);
    scrape.gauge("ilwon_version", "Always 1; the version.", () -> 1, "version", Main.version());
    pool("active", ground, PoolUse::active);
    pool("idle", ground, PoolUse::idle);
    pool("most", ground, PoolUse::most);
    scrape.gauge(
        "ilwon_database_waiting",
        "Threads that wait for a connection.",
        () -> ground.database().use().waiting());
    scrape.gauge(
        "ilwon_guard_holding",
        "1 while the database may have forgotten transfers, so that nothing is sent.",
        () -> ground.guard().held().isPresent() ? 1 : 0);
  }

  Routes routes() {
    return Routes.none()
        .with("GET", "/metrics", _ -> Response.text(200, Scrape.TYPE, scrape.text()));
  }

  Scrape scrape() {
    return scrape;
  }

  /** Commands that wait for a group. */
  void queue(IntSupplier waiting) {
    scrape.gauge("ilwon_group_waiting", "Commands waiting now.", waiting::getAsInt);
  }

  /** How the rail's banks fare, and what is held back from them. */
  void banks(Rail rail, BankLoad load, Hold holds, BankDirectory banks) {
    perBank(
        "ilwon_breaker_state",
        "0: sends go out, 1: a few on trial, 2: none; of banks asked since the start.",
        rail,
        load,
        use -> use.breaker().shut());
    perBank("ilwon_sends_under_way", "Places for sends taken.", rail, load, BankUse::sends);
    perBank(
        "ilwon_checks_under_way", "Places for holder checks taken.", rail, load, BankUse::checks);
    scrape.gauge(
        "ilwon_bank_places", "Places each bank has for sends, and for checks.", load::places);
    scrape.gauges(
        "ilwon_banks_held",
        "Banks to which nothing is sent, by why: an operator, the guard, the calendar.",
        () -> held(holds, banks));
  }

  private static List<Reading> held(Hold holds, BankDirectory banks) {
    Map<HeldBack, Integer> held = new EnumMap<>(HeldBack.class);
    held.put(HeldBack.EMERGENCY_STOP, 0);
    held.put(HeldBack.DATABASE_RESTORED, 0);
    held.put(HeldBack.CALENDAR, 0);
    banks
        .all()
        .forEach(bank -> holds.on(bank.code()).ifPresent(why -> held.merge(why, 1, Integer::sum)));
    List<Reading> readings = new ArrayList<>();
    held.forEach((why, count) ->
        readings.add(Reading.of(count, "why", why.name().toLowerCase(Locale.ROOT))));
    return readings;
  }

  private void perBank(
      String name, String help, Rail rail, BankLoad load, ToDoubleFunction<BankUse> value) {
    scrape.gauges(
        name,
        help,
        () ->
            load.use().stream()
                .map(use ->
                    Reading.of(
                        value.applyAsDouble(use), "rail", rail.name(), "bank", use.bank().text()))
                .toList());
  }

  private void pool(String state, Ground ground, ToDoubleFunction<PoolUse> value) {
    scrape.gauge(
        "ilwon_database_connections",
        "Connections of the pool: active, idle, and the most there may be.",
        () -> value.applyAsDouble(ground.database().use()),
        "state",
        state);
  }

  @Override
  public void close() {
    traces.ifPresent(TraceExport::close);
    scrape.close();
  }
}
