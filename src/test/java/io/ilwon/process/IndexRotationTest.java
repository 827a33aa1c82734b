package io.ilwon.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.db.Storm;
import io.ilwon.http.RawClient;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index key is changed under a server that runs, and learns of it by its file. */
class IndexRotationTest {
  private static final String ACCOUNT = "11010000009990";
  private static final String OTHER = "11010000009991";

  @Test
  void aServerThatRunsCountsOnUnderTheNewKey(@TempDir Path folder) throws Exception {
    try (DevServer server = DevServer.ready(folder, Map.of())) {
      Customer customer = server.customer();
      for (int i = 0; i < 10; i++) {
        assertTrue(Customer.success(customer.deposit(customer.open(), ACCOUNT)));
      }
      String waiting = customer.open();
      assertTrue(Customer.success(customer.deposit(waiting, OTHER)));
      String code = customer.codes(OTHER).getFirst();

      assertEquals(1, run(server, "key-set", "rotate-index").code());
      assertEquals(0, run(server, "bank", "stop", "all", "--reason", "new key").code());
      Child.Ended ended = run(server, "key-set", "rotate-index", "--grace", "3", "--json");
      assertEquals(0, ended.code(), ended::err);
      assertTrue(ended.out().contains("\"accounts\":2,\"left\":0"), ended::out);
      assertEquals("approved", Customer.field(customer.guess(waiting, code), "kycStatus"));

      assertEquals(0, run(server, "bank", "resume", "all", "--reason", "done").code());
      String late = customer.open();
      Storm.until("sends go out again", () -> answersTheLimit(customer, late));
      assertEquals(10, customer.codes(ACCOUNT).size());
      assertEquals("approved", customer.verified("11010000009992"));
      Child.Ended verified = run(server, "audit", "verify");
      assertEquals(0, verified.code(), verified::out);
    }
  }

  private static boolean answersTheLimit(Customer customer, String submission) {
    try {
      RawClient.Answer answer = customer.deposit(submission, ACCOUNT);
      return answer.body().contains("exceeded_transfer_limit");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Child.Ended run(DevServer server, String... arguments) throws Exception {
    return Child.run(server.folderOnly(), arguments);
  }
}
