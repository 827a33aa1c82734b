package io.ilwon.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.db.Database;
import io.ilwon.db.TestDatabase;
import java.net.InetAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeyRotationTest {
  private static final InetAddress PEER = InetAddress.getLoopbackAddress();
  private static Database database;
  private ProjectFixture fixture;
  private KeyRotation rotation;
  private final ApiKey old = ApiKey.fresh(KeyKind.TEST);
  private final ApiKey fresh = ApiKey.fresh(KeyKind.TEST);

  @BeforeAll
  static void open() throws SQLException {
    database = TestDatabase.fresh();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void project() throws SQLException {
    fixture = new ProjectFixture(database);
    rotation = new KeyRotation(database, fixture.keys, fixture.projects);
  }

  private KeyId issued(KeyGrant grant) throws SQLException {
    return fixture.keys.insert(fixture.project, old, grant, ProjectFixture.BY);
  }

  private Optional<KeyId> rotated(KeyId id, Duration overlap) throws SQLException {
    return rotation.rotate(id, fresh, overlap, ProjectFixture.BY);
  }

  private IssuedKey found(KeyId id) throws SQLException {
    return fixture.keys.search(fixture.project.text(), id.text(), 1).getFirst();
  }

  private Admission admit(ApiKey key) {
    return new Gate(fixture.keys, ProjectFixture.DEFAULTS, KeyKind.TEST)
        .admit(key.unmasked(), PEER, Scope.READ);
  }

  @Test
  void bothKeysLetInWhileTheyOverlap() throws SQLException {
    KeyId id = issued(new KeyGrant(Set.of(Scope.READ), 7, 70, null));
    IssuedKey next = found(rotated(id, Duration.ofHours(24)).orElseThrow());
    assertEquals(Set.of(Scope.READ), next.scopes());
    assertEquals(7, next.perSecond());
    Instant end = found(id).expiresAt();
    assertNotNull(end);
    assertTrue(end.isAfter(Instant.now().plus(Duration.ofHours(23))));
    assertTrue(found(id).genuine());
    assertInstanceOf(Admission.Admitted.class, admit(old));
    assertInstanceOf(Admission.Admitted.class, admit(fresh));
  }

  @Test
  void withoutOverlapTheOldOneEndsAtOnce() throws SQLException {
    KeyId id = issued(KeyGrant.USUAL);
    assertTrue(rotated(id, Duration.ZERO).isPresent());
    assertInstanceOf(Admission.Forbidden.class, admit(old));
    assertInstanceOf(Admission.Admitted.class, admit(fresh));
    assertTrue(rotated(id, Duration.ZERO).isEmpty());
  }

  @Test
  void anEarlierEndOfItsOwnStays() throws SQLException {
    Instant end = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
    KeyId id = issued(new KeyGrant(Set.of(Scope.READ), 0, 0, end));
    assertTrue(rotated(id, Duration.ofDays(7)).isPresent());
    assertEquals(end, found(id).expiresAt());
  }

  @Test
  void whatAnotherHandChangedIsNotSealedAnew() throws SQLException {
    KeyId id = issued(KeyGrant.USUAL);
    fixture.execute("update project_key set per_day = 0 where id = '" + id + "'");
    assertTrue(rotated(id, Duration.ofHours(1)).isEmpty());
    assertEquals(1, fixture.keys.list(fixture.project).size());
  }

  @Test
  void usesAndStrangersAreToldFromMemory() throws SQLException {
    KeyId id = issued(KeyGrant.USUAL);
    Gate gate = new Gate(fixture.keys, ProjectFixture.DEFAULTS, KeyKind.TEST);
    gate.admit(old.unmasked(), PEER, Scope.READ);
    gate.admit("sk_test_x", PEER, Scope.READ);
    gate.admit(fresh.unmasked(), PEER, Scope.READ);
    KeyUseStore uses = new KeyUseStore(database);
    uses.tell(gate.takeUses());
    uses.tell(gate.takeUses());
    assertNotNull(uses.all().get(id.text()));
    Stranger stranger = gate.strangers().getFirst();
    assertEquals(PEER.getHostAddress(), stranger.address());
    assertEquals(2, stranger.calls());
    assertEquals("no such key, or it has ended", stranger.why());
  }
}
