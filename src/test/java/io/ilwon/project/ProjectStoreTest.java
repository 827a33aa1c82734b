package io.ilwon.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.crypto.SealBroken;
import io.ilwon.db.Database;
import io.ilwon.db.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectStoreTest {
  private static Database database;
  private ProjectFixture fixture;

  @BeforeAll
  static void makeDatabase() throws Exception {
    database = TestDatabase.fresh();
  }

  @AfterAll
  static void closeDatabase() {
    database.close();
  }

  @BeforeEach
  void start() throws Exception {
    fixture = new ProjectFixture(database);
  }

  @Test
  void aProjectIsReadAsItWasWritten() throws Exception {
    assertEquals(Optional.of(fixture.settings), fixture.projects.find(fixture.project));
    for (String change :
        List.of(
            "ip-list=10.0.0.0/8,2001:db8::/32,203.0.113.7",
            "code-life=61001ms",
            "guesses=5",
            "resend-gap=0",
            "sends=1",
            "daily-won=0",
            "koreanIdsOnly=on",
            "return-urls=https://a.example/?b=c",
            "frame-ancestors=https://a.example")) {
      var expected = SettingChange.apply(fixture.projects.find(fixture.project).get(), change);
      fixture.change(change);
      assertEquals(Optional.of(expected), fixture.projects.find(fixture.project));
    }
    assertTrue(fixture.projects.list().contains(fixture.project));
    assertEquals(Optional.empty(), fixture.projects.find(ProjectId.fresh()));
    assertEquals(
        Optional.empty(),
        fixture.projects.change(ProjectId.fresh(), now -> now, ProjectFixture.BY));
  }

  @Test
  void theBrandIsSealedToItsProject() throws Exception {
    ProjectId other = ProjectId.fresh();
    fixture.projects.insert(other, fixture.settings, ProjectFixture.BY);
    fixture.execute(
        "update project set brand_sealed = (select brand_sealed from project where id = '"
            + other.text()
            + "') where id = '"
            + fixture.project.text()
            + "'");
    assertThrows(SealBroken.class, () -> fixture.projects.find(fixture.project));
  }

  /** A won that has left is booked whatever became of the row. */
  @Test
  void newsOfAForgedProjectAreStoredByTheServersDefaults() throws Exception {
    ProjectDefaults usual = ProjectFixture.DEFAULTS;
    fixture.change("guesses=4");
    assertEquals(4, fixture.projects.forNews(fixture.project, usual).get().limits().guesses());
    fixture.execute("update project set guesses = 5 where id = '" + fixture.project + "'");
    assertThrows(SealBroken.class, () -> fixture.projects.find(fixture.project));
    assertEquals(
        OwnLimits.NONE.over(usual),
        fixture.projects.forNews(fixture.project, usual).get().limits());
    assertEquals(Optional.empty(), fixture.projects.forNews(ProjectId.fresh(), usual));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update project set code_life_ms = 59999",
        "update project set code_life_ms = 900001",
        "update project set guesses = 2",
        "update project set guesses = 6",
        "update project set resend_gap_ms = 600001",
        "update project set sends = 11",
        "update project set daily_won = -1",
        "update project set name = ''",
        "update project_key set scopes = '{}'",
        "update project_key set scopes = '{submit,root}'",
        "update project_key set kind = 'both'",
        "update project_key set per_second = -1",
        "update project_key set hash = '\\x00'",
        "update project_key set revoked_at = created_at - interval '1 second'"
      })
  void theDatabaseKeepsTheRangesToo(String sql) throws Exception {
    fixture.keys.insert(
        fixture.project, ApiKey.fresh(KeyKind.LIVE), KeyGrant.USUAL, ProjectFixture.BY);
    var e = assertThrows(SQLException.class, () -> fixture.execute(sql));
    assertEquals("23514", e.getSQLState());
  }

  @Test
  void aKeyIsListedWithoutBeingTold() throws Exception {
    ApiKey key = ApiKey.fresh(KeyKind.TEST);
    var grant = new KeyGrant(Set.of(Scope.READ), 7, 0, null);
    KeyId id = fixture.keys.insert(fixture.project, key, grant, ProjectFixture.BY);
    IssuedKey issued = fixture.keys.list(fixture.project).getFirst();
    assertEquals(id, issued.id());
    assertEquals(Set.of(Scope.READ), issued.scopes());
    assertEquals(7, issued.perSecond());
    assertEquals(0, issued.perDay());
    assertTrue(fixture.keys.revoke(id, ProjectFixture.BY));
    assertFalse(fixture.keys.revoke(id, ProjectFixture.BY));
    assertTrue(fixture.keys.list(fixture.project).getFirst().revokedAt() != null);
  }

  @Test
  void aKeyNeedsAProject() {
    assertThrows(
        SQLException.class,
        () ->
            fixture.keys.insert(
                ProjectId.fresh(), ApiKey.fresh(KeyKind.LIVE), KeyGrant.USUAL, ProjectFixture.BY));
  }
}
