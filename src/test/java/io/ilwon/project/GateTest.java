package io.ilwon.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.db.Database;
import io.ilwon.db.ShiftedClock;
import io.ilwon.db.TestDatabase;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GateTest {
  private static final InetAddress PEER = InetAddress.ofLiteral("203.0.113.7");
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final AtomicLong nanos = new AtomicLong(1);
  private final ApiKey key = ApiKey.fresh(KeyKind.LIVE);
  private static Database database;
  private ProjectFixture fixture;
  private Gate gate;

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
    gate = gate(KeyKind.LIVE);
  }

  @Test
  void aKeyIsLetInAtOnceWithItsProject() throws Exception {
    assertInstanceOf(Admission.Forbidden.class, admit());
    KeyId id = issue(KeyGrant.USUAL);
    Caller caller = assertInstanceOf(Admission.Admitted.class, admit()).caller();
    assertEquals(id, caller.key());
    assertEquals(fixture.settings.over(fixture.project, ProjectFixture.DEFAULTS), caller.project());
  }

  @Test
  void aRevokedKeyIsRefusedWithinASecond() throws Exception {
    KeyId id = issue(KeyGrant.USUAL);
    assertInstanceOf(Admission.Admitted.class, admit());
    fixture.keys.revoke(id, ProjectFixture.BY);
    nanos.addAndGet(SECOND);
    assertInstanceOf(Admission.Forbidden.class, admit());
  }

  @Test
  void aChangedProjectIsSeenWithinASecond() throws Exception {
    issue(KeyGrant.USUAL);
    assertInstanceOf(Admission.Admitted.class, admit());
    fixture.change("ip-list=10.0.0.0/8");
    nanos.addAndGet(SECOND);
    assertInstanceOf(Admission.AddressDenied.class, admit());
    fixture.change("ip-list=10.0.0.0/8,203.0.113.0/24");
    nanos.addAndGet(SECOND);
    assertInstanceOf(Admission.Admitted.class, admit());
  }

  @Test
  void anExpiredKeyIsRefused() throws Exception {
    ShiftedClock clock = ShiftedClock.in(fixture.database);
    ApiKeyStore keys = new ApiKeyStore(fixture.database, fixture.projects, clock);
    gate = new Gate(keys, ProjectFixture.DEFAULTS, KeyKind.LIVE, nanos::get);
    issue(new KeyGrant(Set.of(Scope.SUBMIT), 0, 0, Instant.now().plusSeconds(3_600)));
    assertInstanceOf(Admission.Admitted.class, admit());
    clock.forward(Duration.ofHours(1));
    nanos.addAndGet(SECOND);
    assertInstanceOf(Admission.Forbidden.class, admit());
  }

  @Test
  void aKeyOfTheOtherKindOrScopeIsRefused() throws Exception {
    issue(new KeyGrant(Set.of(Scope.READ), 0, 0, null));
    assertInstanceOf(Admission.Admitted.class, gate.admit(key.unmasked(), PEER, Scope.READ));
    assertInstanceOf(Admission.Forbidden.class, admit());
    assertInstanceOf(
        Admission.Forbidden.class, gate(KeyKind.TEST).admit(key.unmasked(), PEER, Scope.READ));
    assertInstanceOf(Admission.Forbidden.class, gate.admit(null, PEER, Scope.READ));
  }

  @Test
  void addressComesBeforeRateAndCostsNothingOfIt() throws Exception {
    issue(new KeyGrant(Set.of(Scope.SUBMIT), 1, 0, null));
    fixture.change("ip-list=10.0.0.0/8");
    for (int i = 0; i < 3; i++) {
      assertInstanceOf(Admission.AddressDenied.class, admit());
    }
    fixture.change("ip-list=");
    nanos.addAndGet(SECOND);
    assertInstanceOf(Admission.Admitted.class, admit());
    assertTrue(
        admit() instanceof Admission.TooMany(Duration wait, Caller caller)
            && wait.equals(Duration.ofSeconds(1))
            && caller.project().id().equals(fixture.project));
  }

  @Test
  void withTheDatabaseAwayNobodyIsLetIn() throws Exception {
    fixture = new ProjectFixture(TestDatabase.fresh());
    gate = gate(KeyKind.LIVE);
    issue(KeyGrant.USUAL);
    assertInstanceOf(Admission.Admitted.class, admit());
    fixture.database.close();
    // The hot path asks no database: what was read a moment ago still counts.
    assertInstanceOf(Admission.Admitted.class, admit());
    nanos.addAndGet(SECOND);
    assertInstanceOf(Admission.Unreadable.class, admit());
    // A typo needs no database to be refused.
    assertInstanceOf(Admission.Forbidden.class, gate.admit("sk_live_x", PEER, Scope.READ));
  }

  @Test
  void eachKeyBringsItsOwnProject() throws Exception {
    issue(KeyGrant.USUAL);
    ProjectId other = ProjectId.fresh();
    fixture.projects.insert(other, fixture.settings, ProjectFixture.BY);
    ApiKey second = ApiKey.fresh(KeyKind.LIVE);
    fixture.keys.insert(other, second, KeyGrant.USUAL, ProjectFixture.BY);
    var admitted = gate.admit(second.unmasked(), PEER, Scope.ADMIN);
    assertTrue(
        admitted instanceof Admission.Admitted(Caller caller)
            && caller.project().id().equals(other));
  }

  private Admission admit() {
    return gate.admit(key.unmasked(), PEER, Scope.SUBMIT);
  }

  private KeyId issue(KeyGrant grant) throws Exception {
    return fixture.keys.insert(fixture.project, key, grant, ProjectFixture.BY);
  }

  private Gate gate(KeyKind kind) {
    return new Gate(fixture.keys, ProjectFixture.DEFAULTS, kind, nanos::get);
  }
}
