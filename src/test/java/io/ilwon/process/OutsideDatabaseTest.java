package io.ilwon.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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
      assertEquals("approved", server.customer().verified("1234567890777"));
      assertFalse(Files.exists(data.resolve("postgres")), "no database of its own");
      String left = Files.readString(data.resolve("server.json"));
      assertFalse(!address.password().isEmpty() && left.contains(address.password()));

      Map<String, String> here = server.folderOnly();
      Child.Ended made =
          Child.run(here, "project", "create", "--name", "시험", "--brand", "시험", "--json");
      String project = made.field("project");
      assertEquals(0, server.stop().code());
      assertEquals("시험", Child.run(here, "project", "show", project, "--json").field("name"));
    }
  }
}
