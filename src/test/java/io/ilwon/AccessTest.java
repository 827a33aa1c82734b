package io.ilwon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.Probe.Known;
import io.ilwon.http.RawClient;
import io.ilwon.project.OwnLimits;
import io.ilwon.project.ProjectId;
import io.ilwon.project.Scope;
import io.ilwon.reference.ApiText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Through every route of the server: another project's submission is as good as none, to the byte
 * (I16), and without the right scope nothing happens (I17).
 */
class AccessTest {
  private static final Instant EARLIER = Instant.parse("2026-03-01T08:00:00Z");
  private static final Set<Scope> ALL = EnumSet.allOf(Scope.class);

  /** Opens what is the caller's own, so it names no other's submission. */
  private static final String OPENS = Probe.OPEN.route();

  /** In dev alone, for everybody on this machine: the sandbox bank's windows and the demo. */
  private static final List<String> DEV =
      List.of(
          "GET /sandbox/passbook",
          "GET /sandbox/phone",
          "POST /sandbox/phone",
          "GET /sandbox/assets/dev.css",
          "GET /sandbox/assets/dev.js",
          "GET /demo",
          "POST /demo");

  /** A person's pages: whose secret is in the link, see PageAccessTest. And what is nobody's. */
  private static final List<String> PAGES =
      List.of(
          "GET /v/*",
          "POST /v/*",
          "GET /assets/bank/*",
          "GET /assets/page.css",
          "GET /assets/page.js",
          "GET /assets/icon.svg",
          "GET /assets/frame.js",
          "GET /assets/embed.js",
          "GET /v1/texts",
          "GET /docs",
          "GET /docs/docs.css",
          "GET /llms.txt",
          "GET /openapi.yaml");

  /** What changes by itself: a node's heartbeat, the groups that committed. */
  private static final Set<String> BY_ITSELF = Set.of("public.node", "public.group_commit");

  /** As RFC 9457 says what the published API says in one word. */
  private static final String PROBLEM = "{\"type\":\"urn:ilwon:problem:forbidden\",";

  @TempDir private static Path folder;
  private static WholeServer whole;
  private static ProjectId theirs;
  private static String theirKey;
  private static String ourKey;
  private static final List<Known> KNOWN = new ArrayList<>();
  private static final Known UNKNOWN = known("nobodys", "a".repeat(32), 9);

  @BeforeAll
  static void start() throws Exception {
    whole = new WholeServer(folder, EARLIER);
    theirs = whole.project(true, List.of(), OwnLimits.NONE);
    theirKey = whole.key(theirs, ALL, 0);
    ourKey = whole.key(whole.project(true, List.of(), OwnLimits.NONE), ALL, 0);
    KNOWN.add(opened(theirKey, "opened", 1));
    KNOWN.add(paid(opened(theirKey, "awaits-code", 2)));
    Known approved = paid(opened(theirKey, "approved", 3));
    assertTrue(send(Probe.TYPE, theirKey, approved).body().contains("\"approved\""));
    KNOWN.add(approved);
    Known ended = opened(theirKey, "ended", 4);
    assertEquals(200, send(Probe.END, theirKey, ended).status());
    KNOWN.add(ended);
    KNOWN.add(erased(opened(theirKey, "erased", 5), theirKey));
    whole.clock(EARLIER.plusSeconds(3_600));
    KNOWN.add(erased(opened(ourKey, "ours-erased", 6), ourKey));
    for (Known known : KNOWN) {
      // Whoever names an account makes its counters, which are no project's: they shall be there.
      Known nobodys = new Known("", UNKNOWN.id(), "", known.account(), "482", "");
      send(Probe.PAY, ourKey, nobodys);
    }
    send(Probe.PAY, ourKey, UNKNOWN);
    opened(ourKey, "ours", 7);
    opened(ourKey, "ours-too", 8);
  }

  @AfterAll
  static void stop() {
    whole.close();
  }

  private static Known known(String word, String id, int number) {
    String account = "7000000" + number + "8901";
    return new Known(word, id, "u-" + word.replace("'", ""), account, "482", "b".repeat(32));
  }

  private static Known opened(String key, String word, int number) throws IOException {
    Known known = known(word, "", number);
    Known opened = known.with(word, Scenes.idIn(send(Probe.OPEN, key, known)));
    Matcher link =
        Pattern.compile("\"id\":\"([^\"]+)\"").matcher(send(Probe.LINK, key, opened).body());
    assertTrue(link.find());
    return opened.session(link.group(1));
  }

  private static Known paid(Known known) throws IOException {
    assertTrue(send(Probe.PAY, theirKey, known).body().contains("\"success\":true"));
    String path = "/sandbox/passbook?bankCode=004&accountNumber=" + known.account();
    String book = ask("GET " + path + " HTTP/1.1\r\nhost: x\r\n\r\n").body();
    Matcher code = Pattern.compile("\"remitterName\":\"(\\d{3})").matcher(book);
    assertTrue(code.find(), book);
    return known.code(code.group(1));
  }

  private static Known erased(Known known, String key) throws IOException {
    assertEquals(200, send(Probe.ERASE, key, known).status());
    return known;
  }

  private static RawClient.Answer send(Probe probe, String key, Known known) throws IOException {
    return ask(probe.request(key, known));
  }

  private static RawClient.Answer ask(String request) throws IOException {
    return whole.send(request.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void everyRouteOfTheServerIsProbed() {
    Set<String> probed = Probe.ALL.stream().map(Probe::route).collect(Collectors.toSet());
    probed.add(OPENS);
    List.of(DEV, PAGES).forEach(probed::addAll);
    assertEquals(new TreeSet<>(whole.server.routes()), new TreeSet<>(probed));
  }

  @Test
  void everyCallOfTheApiIsDescribedAndNoOther() {
    var calls =
        whole.server.routes().stream()
            .filter(route -> route.contains(" /v") && !route.contains(" /v/"));
    assertEquals(new TreeSet<>(calls.toList()), new TreeSet<>(ApiText.operations().keySet()));
  }

  static List<Probe> probes() {
    return Probe.ALL;
  }

  @ParameterizedTest
  @MethodSource("probes")
  void whatIsNotOursIsAsGoodAsNone(Probe probe) throws Exception {
    String none = told(send(probe, ourKey, UNKNOWN), UNKNOWN);
    List<String> before = rows();
    for (Known known : KNOWN) {
      boolean goesOn = probe.query().contains("nextpage") || probe.query().contains("session");
      if (known.kind().equals("ours-erased") && goesOn) {
        continue; // our own page goes on after it, and the link is ours still
      }
      String told = told(send(probe, ourKey, known), known);
      assertEquals(none, told, known.kind());
      assertFalse(told.contains("u-opened") || told.contains("awaits"), told);
    }
    assertEquals(before, rows(), "no row changed");
  }

  /** Else a probe that nobody could ever succeed with would pass. */
  @ParameterizedTest
  @MethodSource("probes")
  void whatIsTheirsIsMoreThanNoneToThem(Probe probe) throws Exception {
    boolean reads = probe.needed() == Scope.READ;
    Known one = reads ? KNOWN.get(2) : paid(opened(theirKey, "more", 9));
    String none = told(send(probe, theirKey, UNKNOWN), UNKNOWN);
    assertFalse(none.equals(told(send(probe, theirKey, one), one)), none);
  }

  @ParameterizedTest
  @MethodSource("probes")
  void withoutTheScopeNothingHappens(Probe probe) throws Exception {
    Set<Scope> others = EnumSet.complementOf(EnumSet.of(probe.needed()));
    String key = whole.key(theirs, others, 0);
    String live = theirKey.replace("sk_test_", "sk_live_");
    List<String> before = rows();
    for (String refused : List.of(key, "", live, theirKey + "a")) {
      for (Known known : KNOWN) {
        RawClient.Answer answer = send(probe, refused, known);
        assertEquals(403, answer.status());
        boolean plain = answer.body().equals("{\"message\":\"Forbidden\"}");
        assertTrue(plain || answer.body().startsWith(PROBLEM), answer.body());
      }
    }
    assertEquals(before, rows(), "no row changed");
  }

  @Test
  void openingNeedsItsScopeToo() throws Exception {
    String key = whole.key(theirs, EnumSet.complementOf(EnumSet.of(Probe.OPEN.needed())), 0);
    List<String> before = rows();
    assertEquals(403, send(Probe.OPEN, key, UNKNOWN).status());
    assertEquals(403, send(Probe.OPEN, "", UNKNOWN).status());
    assertEquals(before, rows(), "no row changed");
  }

  /** Everything but the date. */
  private static String told(RawClient.Answer answer, Known known) {
    TreeMap<String, String> headers = new TreeMap<>(answer.headers());
    headers.remove("date");
    headers.remove("content-length"); // the id's and the word's lengths differ
    return known.without(answer.status() + " " + headers + " " + answer.body());
  }

  /** Every table and what is in it. */
  private static List<String> rows() throws SQLException {
    List<String> rows = new ArrayList<>();
    String tables =
        "select table_schema || '.' || table_name from information_schema.tables"
            + " where table_type = 'BASE TABLE'"
            + " and table_schema not in ('pg_catalog', 'information_schema') order by 1";
    for (String table : whole.texts(tables)) {
      if (!BY_ITSELF.contains(table)) {
        rows.add(
            table
                + whole.texts(
                    "select coalesce(md5(string_agg(t::text, '|' order by t::text)), '')"
                        + " from "
                        + table
                        + " t"));
      }
    }
    return rows;
  }
}
