package io.ilwon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.Settings.Purpose;
import io.ilwon.Settings.Reading;
import io.ilwon.rail.kftc.KftcSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  @Test
  void devNeedsNoSetting() {
    Settings dev = usable(Purpose.DEV);
    assertEquals(Mode.DEV, dev.mode());
    assertEquals(8080, dev.httpPort());
    assertEquals(8081, dev.adminPort());
    assertEquals("http://localhost:9", dev.desk().url(9));
    assertEquals(2, dev.desk().accessLogYears());
    assertEquals(Path.of("data").toAbsolutePath(), dev.dataDir());
    assertEquals(dev.dataDir().resolve("keyset.json"), dev.keyset());
    assertEquals(Optional.empty(), dev.database());
    assertEquals(0, dev.defaults().dailyWon());
    assertEquals(0, dev.totalWon());
    assertEquals(Duration.ofMinutes(5), dev.defaults().codeLife());
    assertEquals(Duration.ofSeconds(30), dev.defaults().resendGap());
    assertEquals(Duration.ofSeconds(10), dev.timings().bankAnswer());
    assertEquals(Duration.ofSeconds(8), dev.timings().answer());
    assertEquals(Duration.ofSeconds(2), dev.timings().sendDeadline());
    assertEquals(Duration.ofSeconds(30), dev.timings().lease());
    assertEquals(Optional.empty(), dev.timings().settleHorizon());
  }

  @ParameterizedTest
  @CsvSource({
    // mode, daily, total as set (- for not), daily and total as they are
    "dev, -, -, 0, 0",
    "dev, 500, -, 500, 100000",
    "production, -, -, 10000, 100000",
    "production, 0, -, 0, 0",
    "production, 0, 70, 0, 70",
    "production, 5, 0, 5, 0",
  })
  void theTotalFollowsTheDailyWonUnlessItIsSet(
      String mode, String daily, String total, long dailyWon, long totalWon) {
    Map<String, String> set = new HashMap<>(Map.of("ILWON_MODE", mode, "ILWON_KEYSET", "/k"));
    if (!daily.equals("-")) {
      set.put("ILWON_DAILY_WON", daily);
    }
    if (!total.equals("-")) {
      set.put("ILWON_TOTAL_WON", total);
    }
    Settings settings = usable(set, Purpose.COMMAND);
    assertEquals(dailyWon, settings.defaults().dailyWon());
    assertEquals(totalWon, settings.totalWon());
  }

  @ParameterizedTest
  @CsvSource({
    "ILWON_HTTP_PORT=x, ILWON_HTTP_PORT, 0 to 65535",
    "ILWON_HTTP_PORT=65536, ILWON_HTTP_PORT, 0 to 65535",
    "ILWON_HTTP_PORT=8081, ILWON_ADMIN_PORT, choose another",
    "ILWON_PUBLIC_URL=verify.example, ILWON_PUBLIC_URL, without a slash",
    "ILWON_OTLP_URL=collector:4318, ILWON_OTLP_URL, such as http",
    "ILWON_OTLP_URL=http://a@collector:4318, ILWON_OTLP_URL, such as http",
    "ILWON_PUBLIC_URL=https://verify.example/, ILWON_PUBLIC_URL, without a slash",
    "ILWON_PUBLIC_URL=https://me@verify.example, ILWON_PUBLIC_URL, an address",
    "ILWON_PUBLIC_URL=ftp://verify.example, ILWON_PUBLIC_URL, an address",
    "ILWON_DESK_URL=http://desk.example, ILWON_DESK_URL, without a path",
    "ILWON_DESK_URL=https://desk.example/, ILWON_DESK_URL, without a path",
    "ILWON_DESK_URL=https://me@desk.example, ILWON_DESK_URL, without a path",
    "ILWON_ACCESS_LOG_YEARS=0, ILWON_ACCESS_LOG_YEARS, 1 to 10",
    "ILWON_HTTP_PROT=1, ILWON_HTTP_PROT, ILWON_HTTP_PORT is meant",
    "ILWON_KFTC_SECRET=1, ILWON_KFTC_SECRET, ILWON_KFTC_CLIENT_SECRET is meant",
    "ILWON_MODE=prod, ILWON_MODE, dev or production",
    "ILWON_MODE=production, ILWON_MODE, use serve",
    "ILWON_RAIL=kftc, ILWON_RAIL, dev has the sandbox only",
    "ILWON_RAIL=toss, ILWON_RAIL, not sandbox or kftc",
    "ILWON_LEASE_MS=1000 ILWON_SEND_DEADLINE_MS=1000, ILWON_LEASE_MS, raise it",
    "ILWON_CODE_LIFE_MS=900001, ILWON_CODE_LIFE_MS, to 900000",
    "ILWON_RESEND_GAP_MS=-1, ILWON_RESEND_GAP_MS, 0 to 600000",
    "ILWON_DB_USER=a, ILWON_DB_URL, missing",
    "ILWON_DB_URL=postgres://a ILWON_DB_USER=a, ILWON_DB_URL, jdbc:postgresql:",
    "ILWON_DB_URL=jdbc:postgresql://a/b, ILWON_DB_USER, missing",
    "'ILWON_DB_URL=jdbc:postgresql://a,b/c ILWON_DB_USER=u', ILWON_DB_URL, add targetServerType",
    "'ILWON_DB_URL=jdbc:postgresql://a:1,b:2/c?targetServerType=any', ILWON_DB_URL, primary",
    "ILWON_INQUIRY_MS=1x2x3, ILWON_INQUIRY_MS, repeats",
    "ILWON_INQUIRY_MS=0, ILWON_INQUIRY_MS, repeats",
    "'ILWON_INQUIRY_MS=1x1,1x2147483647', ILWON_INQUIRY_MS, repeats",
    "ILWON_WEBHOOK_PRIVATE_RANGES=10.0.0.1/8, ILWON_WEBHOOK_PRIVATE_RANGES, ranges",
    "ILWON_KFTC_INSTITUTION=123, ILWON_KFTC_INSTITUTION, 10 characters",
    "ILWON_KFTC_INSTITUTION=m202300001, ILWON_KFTC_INSTITUTION, 10 characters",
    "ILWON_KFTC_ACCOUNT=123-456-789, ILWON_KFTC_ACCOUNT, leave dashes",
    "ILWON_KFTC_URL=ftp://bank, ILWON_KFTC_URL, https://host",
    "ILWON_KFTC_URL=https://me:secret@bank, ILWON_KFTC_URL, https://host",
    "ILWON_KFTC_URL=https://bank?a=b, ILWON_KFTC_URL, https://host",
    "ILWON_KFTC_URL=bank, ILWON_KFTC_URL, https://host",
    "ILWON_KFTC_URL=http://bank, ILWON_KFTC_URL, plain http",
    "ILWON_KFTC_URL=http://10.0.0.1, ILWON_KFTC_URL, plain http",
    "ILWON_KFTC_URL=http://localhost.evil.example, ILWON_KFTC_URL, plain http",
    "ILWON_KFTC_URL=http://127.0.0.1.evil.example, ILWON_KFTC_URL, plain http",
    "ILWON_KFTC_KEYSTORE=/does/not/exist, ILWON_KFTC_KEYSTORE_PASSWORD, set both",
    "ILWON_KFTC_KEYSTORE_PASSWORD=x, ILWON_KFTC_KEYSTORE, set both",
    "ILWON_KFTC_KEYSTORE=/gone ILWON_KFTC_KEYSTORE_PASSWORD=x, ILWON_KFTC_KEYSTORE, PKCS12",
    "ILWON_KFTC_TRUSTSTORE=/does/not/exist, ILWON_KFTC_TRUSTSTORE, PEM",
    "ILWON_DB_PASSWORD_FILE=/does/not/exist, ILWON_DB_PASSWORD_FILE, cannot be read",
  })
  void aWrongSettingIsToldWithItsRule(String set, String name, String rule) {
    var problems = wrong(variables(set), Purpose.DEV);
    boolean told =
        problems.stream().anyMatch(p -> p.name().equals(name) && p.rule().contains(rule));
    assertTrue(told, problems::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "'', ILWON_RAIL, needs a real rail",
    "'', ILWON_KEYSET, key-set create",
    "ILWON_RAIL=sandbox, ILWON_RAIL, no sandbox",
    "ILWON_PUBLIC_URL=http://verify.example, ILWON_PUBLIC_URL, https://verify.example.com",
    "ILWON_RAIL=kftc, ILWON_KFTC_CLIENT_ID, missing",
    "ILWON_RAIL=kftc, ILWON_KFTC_CLIENT_SECRET, missing",
    "ILWON_RAIL=kftc, ILWON_KFTC_INSTITUTION, missing",
    "ILWON_RAIL=kftc, ILWON_KFTC_ACCOUNT, missing",
    "ILWON_RAIL=kftc, ILWON_KFTC_PASS_PHRASE, missing",
  })
  void productionNeedsARailAndKeys(String set, String name, String rule) {
    var problems = wrong(variables(set), Purpose.SERVE);
    boolean told =
        problems.stream().anyMatch(p -> p.name().equals(name) && p.rule().contains(rule));
    assertTrue(told, problems::toString);
  }

  private static final String KFTC =
      "ILWON_RAIL=kftc ILWON_KEYSET=/k ILWON_KFTC_CLIENT_ID=i ILWON_KFTC_CLIENT_SECRET=비밀"
          + " ILWON_KFTC_INSTITUTION=M202300001 ILWON_KFTC_ACCOUNT=0012300123"
          + " ILWON_KFTC_PASS_PHRASE=비밀";

  @Test
  void productionRunsWithKftc() {
    Settings settings = usable(variables(KFTC), Purpose.SERVE);
    KftcSettings kftc = settings.kftc().orElseThrow();
    assertEquals("https://openapi.openbanking.or.kr", kftc.url().toString());
    assertEquals("0012300123", kftc.account().unmasked());
    assertEquals(Duration.ofSeconds(10), kftc.bankAnswer());
    assertEquals(Duration.ofMinutes(10), kftc.settleHorizon());
    assertEquals(16 * settings.bankSends() + 64, kftc.connections());
    assertFalse(settings.toString().contains("비밀"));
    assertFalse(settings.toString().contains("0012300123"));
  }

  @Test
  void theBanksTimesReachTheRail() {
    String times = " ILWON_BANK_ANSWER_MS=700 ILWON_SETTLE_HORIZON_MS=5000";
    KftcSettings kftc = usable(variables(KFTC + times), Purpose.SERVE).kftc().orElseThrow();
    assertEquals(Duration.ofMillis(700), kftc.bankAnswer());
    assertEquals(Duration.ofSeconds(5), kftc.settleHorizon());
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:8090", "http://localhost:8090/", "http://[::1]:1"})
  void plainHttpReachesThisMachineAlone(String url) {
    Settings settings = usable(variables(KFTC + " ILWON_KFTC_URL=" + url), Purpose.SERVE);
    assertEquals(url, settings.kftc().orElseThrow().url().toString());
  }

  @Test
  void aCommandNeedsNoRail() {
    var set = Map.of("ILWON_RAIL", "kftc", "ILWON_KEYSET", "/k");
    assertEquals(Optional.empty(), usable(set, Purpose.COMMAND).kftc());
  }

  @Test
  void allProblemsAreToldAtOnceAndNoValue() {
    var problems =
        wrong(
            variables("ILWON_LEASE_MS=비밀 ILWON_HTTP_PORT=비밀 ILWON_DB_URL=비밀 ILWON_X=비밀"),
            Purpose.DEV);
    assertEquals(5, problems.size(), problems::toString);
    assertFalse(problems.toString().contains("비밀"), problems::toString);
  }

  @Test
  void theJdksClientMustNotRepeatRequestsByItself() {
    Properties system = new Properties();
    system.setProperty("jdk.httpclient.enableAllMethodRetry", "");
    var reading = Settings.read(Map.of(), system, Purpose.DEV);
    assertEquals(1, assertInstanceOf(Reading.Wrong.class, reading).problems().size());
    system.setProperty("jdk.httpclient.enableAllMethodRetry", "false");
    assertInstanceOf(Reading.Usable.class, Settings.read(Map.of(), system, Purpose.DEV));
  }

  @Test
  void inquiriesAreGapsWithRepeats() {
    var set = Map.of("ILWON_INQUIRY_MS", "60000, 120000,600000x3");
    var expected = Arrays.asList(60, 120, 600, 600, 600).stream().map(Duration::ofSeconds).toList();
    assertEquals(Optional.of(expected), usable(set, Purpose.DEV).timings().inquiries());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://a:1,b:2,c:3/d?targetServerType=primary",
        "jdbc:postgresql://a,b/d?sslmode=require&targetServerType=primary&connectTimeout=1",
        "jdbc:postgresql://a/d?sslrootcert=x,y",
      })
  void severalHostsMayBeNamed(String url) {
    var set = variables("ILWON_DB_USER=u ILWON_DB_URL=" + url);
    assertEquals(url, usable(set, Purpose.DEV).database().orElseThrow().url());
  }

  @Test
  void aSecretMayStandInAFileOfItsOwner(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("password"), "비밀\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    var set = new HashMap<>(variables("ILWON_DB_URL=jdbc:postgresql://a/b ILWON_DB_USER=u"));
    set.put("ILWON_DB_PASSWORD_FILE", file.toString());
    Settings settings = usable(set, Purpose.DEV);
    assertEquals("비밀", settings.database().orElseThrow().password());
    assertFalse(settings.toString().contains("비밀"));

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertTrue(wrong(set, Purpose.DEV).getFirst().rule().contains("chmod 600"));

    set.put("ILWON_DB_PASSWORD", "다른");
    assertTrue(wrong(set, Purpose.DEV).getFirst().rule().contains("keep one"));
  }

  @Test
  void anEmptySettingIsAnAbsentOne() {
    assertEquals(8080, usable(Map.of("ILWON_HTTP_PORT", ""), Purpose.DEV).httpPort());
  }

  private static Settings usable(Purpose purpose) {
    return usable(Map.of(), purpose);
  }

  private static Settings usable(Map<String, String> set, Purpose purpose) {
    var reading = Settings.read(set, new Properties(), purpose);
    return assertInstanceOf(Reading.Usable.class, reading, reading::toString).settings();
  }

  private static List<SettingsProblem> wrong(Map<String, String> set, Purpose purpose) {
    var reading = Settings.read(set, new Properties(), purpose);
    return assertInstanceOf(Reading.Wrong.class, reading).problems();
  }

  private static Map<String, String> variables(String set) {
    return Arrays.stream(set.split(" "))
        .filter(each -> !each.isEmpty())
        .map(each -> each.split("=", 2))
        .collect(Collectors.toMap(each -> each[0], each -> each[1]));
  }
}
