package io.ilwon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.bank.BankDirectory;
import io.ilwon.db.Storm;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus reads of a whole server after a small day whose numbers are known. */
class MetricsTest {
  private static final Instant BASE = Instant.parse("2026-03-01T08:00:00Z");

  @TempDir private static Path folder;
  private static WholeServer whole;
  private static ScriptedCalls calls;
  private static Scraped before;
  private static Scraped after;

  /** By the database, before the inquiry. */
  private static Scraped meanwhile;

  /** The same, 400 s later. */
  private static Scraped until;

  @BeforeAll
  static void start() throws Exception {
    whole = new WholeServer(folder, BASE, Map.of("ILWON_TOTAL_WON", "1000"));
    before = Scraped.of(whole.server.adminPort());
    calls = new ScriptedCalls(whole);
    calls.run();
    calls.page();
    meanwhile = whole.readings();
    whole.clock(BASE.plusSeconds(400));
    until = whole.readings();
    after = afterTheInquiry();
  }

  /** What nobody knew is known by then. */
  private static Scraped afterTheInquiry() throws Exception {
    Storm.until(
        "somebody inquired",
        () ->
            Scraped.of(whole.server.adminPort())
                    .sum("ilwon_transfers_total", "unknown", "to=\"sent\"")
                > 0);
    return Scraped.of(whole.server.adminPort());
  }

  @AfterAll
  static void stop() {
    whole.close();
  }

  @Test
  void callsAreCountedByRouteAndStatus() {
    count(3, "ilwon_http_request_duration_seconds_count", "route=\"/v3/submission/step1\"", "2xx");
    count(1, "ilwon_http_request_duration_seconds_count", "route=\"/v3/submission/step1\"", "4xx");
    count(1, "ilwon_http_request_duration_seconds_count", "a path of none", "4xx");
    count(1, "ilwon_http_request_duration_seconds_count", "method=\"other\"", "4xx");
    count(4, "ilwon_http_request_duration_seconds_count", "/validationaccount", "2xx");
    assertTrue(after.sum("ilwon_http_request_duration_seconds_bucket", "le=\"+Inf\"") >= 20);
  }

  @Test
  void answersAreCountedByTheContractsWords() {
    count(3, "ilwon_answers_total", "=\"step1\"", "success");
    count(2, "ilwon_answers_total", "=\"prestep2\"", "success");
    count(1, "ilwon_answers_total", "=\"prestep2\"", "failed_to_verify");
    count(1, "ilwon_answers_total", "=\"prestep2\"", "transfer_is_processing");
    count(1, "ilwon_answers_total", "=\"step2\"", "account_code_mismatch");
    count(1, "ilwon_answers_total", "=\"step2\"", "success");
    count(1, "ilwon_calls_refused_total", "forbidden");
    count(0, "ilwon_calls_refused_total", "too_many");
  }

  @Test
  void everyWonIsCountedOnItsWay() {
    count(4, "ilwon_transfers_total", "from=\"none\"", "to=\"sending\"");
    count(2, "ilwon_transfers_total", "from=\"sending\"", "to=\"sent\"");
    count(1, "ilwon_transfers_total", "from=\"sending\"", "to=\"refused\"");
    count(1, "ilwon_transfers_total", "from=\"sending\"", "to=\"unknown\"");
    count(0, "ilwon_transfers_total", "to=\"sent_late\"");
    count(0, "ilwon_transfers_total", "to=\"reversed\"");
    count(3, "ilwon_won_sent_total");
    count(1, "ilwon_transfers_total", "from=\"unknown\"", "to=\"sent\"");
    count(1, "ilwon_inquiries_total", "bank=\"004\"", "outcome=\"sent\"");
    count(1, "ilwon_send_duration_seconds_count", "bank=\"004\"", "outcome=\"sent\"");
    count(1, "ilwon_send_duration_seconds_count", "bank=\"088\"", "rail=\"sandbox\"");
    count(1, "ilwon_send_duration_seconds_count", "bank=\"004\"", "outcome=\"unknown\"");
    count(1, "ilwon_send_refusals_total", "bank=\"004\"", "why=\"account_not_verified\"");
    count(0, "ilwon_held_back_total", "why=\"breaker\"");
    count(0, "ilwon_breaker_state", "bank=\"004\"");
    count(0, "ilwon_sends_under_way", "bank=\"088\"");
    count(256, "ilwon_bank_places");
    count(0, "ilwon_banks_held", "why=\"emergency_stop\"");
    count(0, "ilwon_guard_holding");
  }

  @Test
  void whatTheDatabaseKnowsIsReadFromIt() {
    assertEquals(1, meanwhile.sum("ilwon_unknown"));
    assertEquals(0, meanwhile.sum("ilwon_unknown_oldest_seconds"));
    assertTrue(until.sum("ilwon_unknown_oldest_seconds") % 400 == 0, "known by now, or 400 s old");
    assertEquals(0, meanwhile.sum("ilwon_queue"));
    assertEquals(0, meanwhile.sum("ilwon_overdue"));
    assertEquals(900, meanwhile.sum("ilwon_won_left"), "a portion of a hundred is taken");
    assertEquals(1000, meanwhile.sum("ilwon_won_limit"));
    assertTrue(meanwhile.sum("ilwon_clock_ahead_seconds") > 1e6, "the database's clock stands");
    assertEquals(0, meanwhile.sum("ilwon_audit_verified_timestamp_seconds"));
  }

  @Test
  void codesAreCountedAndTimed() {
    count(2, "ilwon_guesses_total", "right");
    count(1, "ilwon_guesses_total", "wrong");
    count(0, "ilwon_account_locks_total");
    count(0, "ilwon_key_locks_total");
    count(2, "ilwon_sent_to_right_code_seconds_count");
  }

  @Test
  void aLinkCountsOnceForEachScreenItReaches() {
    count(1, "ilwon_page_reached_total", "pick_bank", "none");
    count(1, "ilwon_page_reached_total", "enter_account", "088");
    count(1, "ilwon_page_reached_total", "\"sending\"", "088");
    count(1, "ilwon_page_reached_total", "enter_code", "088");
    count(1, "ilwon_page_reached_total", "done", "088");
    count(1, "ilwon_page_sent_to_right_code_seconds_count", "088");
  }

  @Test
  void whatIsBeneathIsCountedToo() {
    double commands = after.sum("ilwon_group_size_sum") - before.sum("ilwon_group_size_sum");
    assertEquals(commands, after.sum("ilwon_group_wait_seconds_count"), 0.1);
    assertTrue(after.sum("ilwon_group_round_seconds_count") >= 10);
    count(0, "ilwon_group_failures_total", "refused");
    count(0, "ilwon_group_waiting");
    assertTrue(after.sum("ilwon_audit_blocks_total") >= 10);
    count(6, "ilwon_database_connections", "state=\"most\"");
    count(0, "ilwon_database_waiting");
    assertTrue(after.sum("ilwon_database_read_age_seconds") < 30);
    count(1, "ilwon_version", "version=");
    assertTrue(after.sum("jvm_memory_used_bytes", "heap") > 1e6);
    assertTrue(after.sum("process_cpu_seconds_total") > 0);
  }

  @Test
  void nothingOfAPersonAnAccountOrAProjectIsInIt() {
    // A code may look like a bank: no other label has three digits, see below.
    assertFalse(after.text().contains(calls.secrets().getLast()));
    for (String word :
        Set.of(
            ScriptedCalls.NUMBER,
            ScriptedCalls.HOLDER,
            ScriptedCalls.EMAIL,
            calls.project.text(),
            calls.key,
            "110223344556",
            "/v3/nothing",
            "GREET")) {
      assertFalse(after.text().contains(word), word);
    }
  }

  @Test
  void labelsHaveValuesOfBoundedKindsAlone() {
    Map<String, Set<String>> values = after.values();
    Set<String> banks =
        BankDirectory.load().all().stream()
            .map(bank -> bank.code().text())
            .collect(Collectors.toCollection(TreeSet::new));
    banks.add("none");
    assertTrue(banks.containsAll(values.remove("bank")), banks::toString);
    Set<String> routes =
        whole.server.routes().stream()
            .map(route -> route.substring(route.indexOf(' ') + 1))
            .collect(Collectors.toCollection(TreeSet::new));
    routes.addAll(Set.of("a path of none", "/metrics", "/assets/*", "/sandbox/assets/*"));
    values.remove("route");
    Set<String> called = after.counted().getOrDefault("route", Set.of());
    assertTrue(routes.containsAll(called), () -> called + " are not all of " + routes);
    values.remove("le");
    values.remove("version");
    values.forEach((label, all) -> all.forEach(value -> plain(label, value)));
    // What other servers of this process called stands there too, at 0.
    long lines = after.samples().values().stream().filter(value -> value != 0).count();
    assertTrue(lines < 1_500, () -> lines + " lines");
  }

  @Test
  void everyMetricOfAlertsAndBoardsIsThere() throws Exception {
    Set<String> named = OpsFiles.metrics();
    assertTrue(named.size() > 40, named::toString);
    named.removeIf(name -> after.names().contains(name) || OpsFiles.AWAITED.contains(name));
    assertEquals(Set.of(), named, "named in ops/, and not in a scrape");
    Set<String> come = new TreeSet<>(OpsFiles.AWAITED);
    come.retainAll(after.names());
    assertEquals(Set.of(), come, "awaited no more: take it off OpsFiles.AWAITED");
  }

  private static void plain(String label, String value) {
    assertTrue(value.matches("[\\w .'-]{1,40}"), label + "=" + value);
    assertFalse(value.matches("\\d{3}"), label + "=" + value);
  }

  private static void count(double expected, String name, String... labels) {
    assertEquals(expected, after.sum(name, labels), name + " " + String.join(" ", labels));
  }
}
