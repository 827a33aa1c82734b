package io.ilwon.rail.kftc;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import tools.jackson.databind.json.JsonMapper;

/**
 * The stub bank as a process of its own: {@code --port P --control-port C --seed S --faults PROFILE
 * --journal FILE}. On the control port it answers {@code GET /passbook?account=N} and does what
 * {@code POST /control} says: {@code profile NAME}, {@code connections refused|taken}, {@code
 * tokens forgotten|expired}, {@code hang BANK}, {@code idle MILLIS}. Strict.
 */
public final class StubBankMain {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final StubBank bank;

  private StubBankMain(StubBank bank) {
    this.bank = bank;
  }

  /** Runs until it is killed; prints {@code ready} when it serves. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int port = 0;
    int controlPort = 0;
    long seed = 1;
    StubProfile profile = StubProfile.CALM;
    Path journal = Path.of("bank.jsonl");
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      String value = arguments[i + 1];
      switch (arguments[i]) {
        case "--port" -> port = Integer.parseInt(value);
        case "--control-port" -> controlPort = Integer.parseInt(value);
        case "--seed" -> seed = Long.parseLong(value);
        case "--faults" -> profile = profile(value);
        case "--journal" -> journal = Path.of(value);
        default -> throw new IllegalArgumentException("unknown: " + arguments[i]);
      }
    }
    StubJournal lines = new StubJournal(journal);
    StubBank bank =
        StubBank.open(port, seed, Clock.systemUTC(), lines::request, lines::credit).strict(true);
    profile.applyTo(bank.script());
    StubBankMain main = new StubBankMain(bank);
    StubDoor control = new StubDoor(controlPort, Clock.systemUTC(), main::control);
    System.out.println("ready " + bank.port() + " " + control.port());
    new CountDownLatch(1).await();
  }

  private static StubProfile profile(String name) {
    return StubProfile.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private boolean control(StubRequest request, StubWire wire) throws IOException {
    String[] path = request.path().split("\\?", 2);
    if (path[0].equals("/passbook")) {
      String account = path.length > 1 ? StubDoor.field(path[1], "account") : "";
      return wire.json(JSON.writeValueAsString(lines(account)));
    }
    if (!path[0].equals("/control")) {
      return wire.status(404);
    }
    String[] words = request.body().strip().split(" ", -1);
    switch (words[0]) {
      case "profile" -> profile(words[1]).applyTo(bank.script());
      case "connections" -> bank.refuseConnections(words[1].equals("refused"));
      case "tokens" -> {
        if (words[1].equals("expired")) {
          bank.expireTokens();
        } else {
          bank.forgetTokens();
        }
      }
      case "hang" ->
          bank.script().bank(words[1], Job.SEND, Behaviour.books(new Behaviour.Manner.Hang()));
      case "idle" -> bank.closeIdleAfter(Duration.ofMillis(Long.parseLong(words[1])));
      default -> {
        return wire.status(400);
      }
    }
    return wire.json("{\"done\":true}");
  }

  private List<Map<String, Object>> lines(String account) {
    return bank.credits(account).stream()
        .map(credit ->
            Map.<String, Object>of(
                "line", credit.line(),
                "at", credit.at().toString(),
                "bank", credit.bankCode(),
                "print", credit.printContent(),
                "id", credit.tranId()))
        .toList();
  }
}
