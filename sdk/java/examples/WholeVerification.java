import io.ilwon.client.Applicant;
import io.ilwon.client.BankAccount;
import io.ilwon.client.DepositAnswer;
import io.ilwon.client.DepositRetry;
import io.ilwon.client.Guess;
import io.ilwon.client.GuessAnswer;
import io.ilwon.client.Ilwon;
import io.ilwon.client.PageAnswer;
import io.ilwon.client.Sandbox;
import io.ilwon.client.Step1Answer;
import java.net.URI;

/** One account from Step 1 to its result, against bin/dev. Arguments: address, key, account. */
public final class WholeVerification {
  public static void main(String[] args) throws InterruptedException {
    URI server = URI.create(args[0]);
    Ilwon ilwon = Ilwon.at(server).key(args[1]).build();
    BankAccount account = new BankAccount("홍길동", "004", args[2]);

    var opened = ilwon.submissions().step1(Applicant.of("hong@example.com", "KOR", "passport"));
    if (!(opened instanceof Step1Answer.Opened submission)) {
      System.out.println("not opened: " + opened);
      return;
    }
    String id = submission.submissionId();

    DepositAnswer sent = ilwon.submissions().validationAccount(id, account);
    while (sent instanceof DepositAnswer.Retry retry
        && retry.code() == DepositRetry.TRANSFER_IS_PROCESSING) {
      Thread.sleep(1_000); // nobody knows yet; asking again sends nothing
      sent = ilwon.submissions().validationAccount(id, account);
    }
    if (!(sent instanceof DepositAnswer.Success)) {
      System.out.println("not sent: " + sent); // show the person why, and retryCount
      return;
    }

    // Where a person would look into the banking app and type three digits:
    String code = Sandbox.at(server).code("004", args[2]).orElseThrow();

    GuessAnswer answer = ilwon.submissions().step2(id, new Guess("홍길동", "1990-12-31", code));
    System.out.println(answer instanceof GuessAnswer.Success ? "approved" : "not so: " + answer);

    if (ilwon.submissions().find(id) instanceof PageAnswer.Page page) {
      System.out.println(page.items().get(0).result());
    }
  }
}
