package io.ilwon.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.bank.Brand;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingChangeTest {
  private static final ProjectSettings FRESH = ProjectSettings.fresh("시험", new Brand("일원"), false);

  private static final ProjectDefaults DEFAULTS =
      new ProjectDefaults(Duration.ofMinutes(5), Duration.ofSeconds(30), 10_000);

  @Test
  void eachSettingChangesAndLeavesTheOthers() {
    ProjectSettings all = FRESH;
    for (String change :
        List.of(
            "option=on",
            "koreanIdsOnly=on",
            "ip-list=10.0.0.0/8, 203.0.113.7",
            "code-life=10m",
            "guesses=4",
            "resend-gap=45s",
            "sends=7",
            "daily-won=77",
            "retention=30",
            "return-urls=https://shop.example/back,http://localhost:3000/",
            "frame-ancestors=https://shop.example")) {
      all = SettingChange.apply(all, change);
    }
    Project project = all.over(new ProjectId("p"), DEFAULTS);
    assertTrue(project.accountOccupancy() && project.koreanIdsOnly());
    assertEquals(List.of(Cidr.parse("10.0.0.0/8"), Cidr.parse("203.0.113.7")), project.ipList());
    assertEquals(
        new ProjectLimits(Duration.ofMinutes(10), 4, Duration.ofSeconds(45), 7, 77),
        project.limits());
    assertEquals(30, all.limits().retentionDays());
    assertEquals(2, project.returnUrls().size());
    assertEquals(List.of("https://shop.example"), project.frameAncestors());
  }

  @Test
  void whatAProjectDoesNotSetTheServerDecides() {
    assertEquals(
        new ProjectLimits(Duration.ofMinutes(5), 3, Duration.ofSeconds(30), 5, 10_000),
        FRESH.over(new ProjectId("p"), DEFAULTS).limits());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"code-life=", "guesses=", "resend-gap=", "sends=", "daily-won=", "retention="})
  void anEmptyValueGivesTheLimitBackToTheServer(String change) {
    ProjectSettings set = SettingChange.apply(FRESH, change + "3");
    assertEquals(FRESH, SettingChange.apply(set, change));
    assertNull(SettingChange.apply(set, change).limits().guesses());
  }

  @ParameterizedTest
  @CsvSource({
    "code-life=1, 60000",
    "code-life=15m, 900000",
    "code-life=90s, 90000",
    "code-life=60000ms, 60000"
  })
  void aCodesLifeIsInMinutesUnlessItSaysOtherwise(String change, long millis) {
    assertEquals(Duration.ofMillis(millis), SettingChange.apply(FRESH, change).limits().codeLife());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "code-life=59s",
        "code-life=901s",
        "code-life=5h",
        "guesses=2",
        "guesses=6",
        "sends=0",
        "sends=11",
        "resend-gap=601",
        "resend-gap=-1",
        "daily-won=-1",
        "daily-won=1000000001",
        "daily-won=1e3",
        "retention=0",
        "retention=1826",
        "option=yes",
        "ip-list=10.0.0.1/8",
        "colour=red",
        "guesses",
        "=",
        "return-urls=http://shop.example",
        "return-urls=javascript:alert(1)",
        "return-urls=https://a@shop.example/",
        "frame-ancestors=https://shop.example/x",
        "sends=99999999999"
      })
  void whatIsOutOfItsRangeIsRefusedAndSaysWhy(String change) {
    var e = assertThrows(IllegalArgumentException.class, () -> SettingChange.apply(FRESH, change));
    assertTrue(String.valueOf(e.getMessage()).length() > 10, e::toString);
  }
}
