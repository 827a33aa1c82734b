import io.ilwon.client.Applicant;
import io.ilwon.client.BankAccount;
import io.ilwon.client.Guess;
import io.ilwon.client.GuessAnswer;
import io.ilwon.client.Ilwon;
import io.ilwon.client.Sandbox;
import io.ilwon.client.Step1Answer;
import java.net.URI;

/** Three wrong codes, against bin/dev. Arguments: address, key, account. */
public final class WrongCode {
  public static void main(String[] args) {
    URI server = URI.create(args[0]);
    Ilwon ilwon = Ilwon.at(server).key(args[1]).build();
    var opened = ilwon.submissions().step1(Applicant.of("hong@example.com", "KOR", "passport"));
    String id = ((Step1Answer.Opened) opened).submissionId();
    ilwon.submissions().validationAccount(id, new BankAccount("홍길동", "004", args[2]));

    String right = Sandbox.at(server).code("004", args[2]).orElseThrow();
    String wrong = String.format("%03d", (Integer.parseInt(right) + 1) % 1000);
    for (int i = 0; i < 4; i++) {
      GuessAnswer answer = ilwon.submissions().step2(id, new Guess("홍길동", "1990-12-31", wrong));
      if (answer instanceof GuessAnswer.Retry retry) {
        System.out.println(retry.code() + ", " + retry.retryCount() + " of 3");
      } else {
        System.out.println(answer);
      }
    }
  }
}
