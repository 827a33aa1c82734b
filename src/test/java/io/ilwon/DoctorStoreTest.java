package io.ilwon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ilwon.db.Database;
import io.ilwon.db.DatabaseAddress;
import io.ilwon.db.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The doctor notices a database whose log would show what statements are given. */
class DoctorStoreTest {

  @ParameterizedTest
  @CsvSource({
    "log_parameter_max_length=0 log_statement=none, false",
    "log_parameter_max_length=-1 log_statement=none, false",
    "log_parameter_max_length=-1 log_statement=all, true",
    "log_parameter_max_length=64 log_min_duration_statement=1000, true",
    "log_parameter_max_length=0 log_statement=all, false"
  })
  void aLogThatShowsParametersIsFound(String settings, boolean shown) throws Exception {
    DatabaseAddress address = TestDatabase.freshAddress();
    String name = address.url().replaceFirst(".*/([^/?]*).*", "$1");
    try (Database database = Database.open(address, 1)) {
      for (String setting : settings.split(" ", -1)) {
        database.with(connection -> {
          try (var statement = connection.createStatement()) {
            return statement.execute(
                "alter database " + name + " set " + setting.replaceFirst("=(.*)", " = '$1'"));
          }
        });
      }
    }
    try (Database database = Database.open(address, 1)) {
      assertEquals(shown, DoctorStore.logsParameters(database));
    }
  }
}
