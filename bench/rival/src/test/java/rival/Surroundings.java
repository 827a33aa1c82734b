package rival;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** The database and the bank of the tests, one of each for all of them. */
final class Surroundings implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  static final String KEY = "sk_test_rival";

  /** Milliseconds. */
  static final int BANK_ANSWER = 700;

  static final StubBank BANK = new StubBank();
  private static final String DATABASE = database();

  private static String database() {
    String given = System.getenv("RIVAL_TEST_DB_URL");
    if (given != null) {
      return given;
    }
    try {
      // Lives as long as the tests' process.
      @SuppressWarnings("resource")
      EmbeddedPostgres postgres = EmbeddedPostgres.start();
      return postgres.getJdbcUrl("postgres", "postgres");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TestPropertyValues.of(
            "RIVAL_DB_URL=" + DATABASE,
            "RIVAL_API_KEY=" + KEY,
            "RIVAL_MASTER_KEY=" + Base64.getEncoder().encodeToString(new byte[32]),
            "RIVAL_BANK_URL=" + BANK.url(),
            "RIVAL_BANK_CLIENT_ID=" + StubBank.CLIENT_ID,
            "RIVAL_BANK_CLIENT_SECRET=" + StubBank.CLIENT_SECRET,
            "RIVAL_BANK_ACCOUNT=1230000123",
            "RIVAL_BANK_ANSWER=" + BANK_ANSWER + "ms")
        .applyTo(context);
  }
}
