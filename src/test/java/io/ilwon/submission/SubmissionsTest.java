package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** One submission's way through real groups, a real PostgreSQL and the sandbox bank. */
class SubmissionsTest {
  private static final String NUMBER = "12345678901234";

  @Test
  void aRightCodeApproves() throws SQLException {
    try (Desk desk = Desk.open()) {
      SubmissionId id = desk.opened();
      assertEquals(new DepositAnswer.Success(), desk.deposit(id, NUMBER));
      String code = desk.codes(NUMBER).getFirst();
      assertEquals(new GuessAnswer.CodeWrong(1), desk.guess(id, Desk.not(code)));
      assertEquals(new GuessAnswer.Approved(1), desk.guess(id, code));
      assertInstanceOf(DepositAnswer.NotUsable.class, desk.guess(id, code));
      Page page =
          desk.submissions.find(desk.project, new Search(id, null, null, null, null, 50, null));
      assertEquals(KycResult.APPROVED, page.items().getFirst().result());
      assertEquals(2, page.items().getFirst().guesses().size());
    }
  }
}
