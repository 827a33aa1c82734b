package io.ilwon.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.db.DatabaseAddress;
import io.ilwon.db.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server over a PostgreSQL of the operator's own, as a process. */
class OutsideDatabaseTest {

  @Test
  void serverAndCommandsUseTheOperatorsDatabase(@TempDir Path folder) throws Exception {
    DatabaseAddress address = TestDatabase.freshAddress();
    Path password = folder.resolve("password");
    Files.writeString(password, address.password() + "\n");
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
    Map<String, String> database = new HashMap<>();
    database.put("ILWON_DB_URL", address.url());
    database.put("ILWON_DB_USER", address.user());
    if (!address.password().isEmpty()) {
      database.put("ILWON_DB_PASSWORD_FILE", password.toString());
    }
    Path data = folder.resolve("data");
    try (DevServer server = DevServer.outside(data, database)) {
      Customer customer = server.customer();
      String id = customer.open();
      assertTrue(Customer.success(customer.deposit(id, "1234567890777")));
      String code = customer.codes("1234567890777").getFirst();
      assertEquals("approved", Customer.field(customer.guess(id, code), "kycStatus"));
      assertFalse(Files.exists(data.resolve("postgres")), "no database of its own");
      String left = Files.readString(data.resolve("server.json"));
      assertFalse(!address.password().isEmpty() && left.contains(address.password()));

      Child.Ended running =
          Child.run(
              server.folderOnly(), "project", "create", "--name", "a", "--brand", "가", "--json");
      assertEquals(0, running.code(), running.err());
      server.kill();
      Child.Ended killed =
          Child.run(
              server.folderOnly(), "project", "create", "--name", "b", "--brand", "나", "--json");
      assertEquals(0, killed.code(), killed.err());
      server.startAgain();
      server.awaitReady();
      assertEquals(0, server.stop().code());
    }
  }
}
