package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ilwon.crypto.Opaque;
import io.ilwon.project.ProjectLimits;
import io.ilwon.transfer.Transfer;
import io.ilwon.transfer.TransferId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One submission's story, a line a step:
 *
 * <pre>
 * deposit A       → send     | depositing | 0 0 1 | intent, +place
 * bank sent       → success  | code 5m    | 0 0 1 | sent heard
 * +20s code right → approved | approved   | 0 0 1 | right, person
 * </pre>
 *
 * What happens → the answer | the stage afterwards | counted failures, wrong guesses, won | the
 * effects. {@code +20s} lets time pass before it happens. A story begins with Step 1, at 09:00 in
 * Seoul. The words of events are those of {@link Happening}, whose accounts are A, B and so on;
 * {@code #1} behind one means the first transfer instead of the newest. {@code code 5m} is a code
 * awaited that lives for five minutes more. Among the effects a word like <i>sent heard</i> is the
 * transfer's new state, written when a caller has heard success. <i>+place</i> and <i>-place</i>
 * are the account's of the day. Lines {@code given …} say how this story differs.
 */
final class Story {
  private static final SubmissionId ID = new SubmissionId("story");

  private final World world = new World();
  private final List<TransferId> begun = new ArrayList<>();

  Story() {}

  /** Plays the events of the lines and compares every line with what happened. */
  static void play(String text) {
    List<String> told = new ArrayList<>();
    List<String> happened = new ArrayList<>();
    Story story = new Story();
    for (String line : text.lines().toList()) {
      if (!line.isBlank()) {
        told.add(squeezed(line));
        happened.add(squeezed(story.step(line)));
      }
    }
    assertEquals(String.join("\n", told), String.join("\n", happened));
  }

  private static String squeezed(String line) {
    return line.strip().replaceAll(" +", " ");
  }

  String step(String line) {
    String left = line.contains("→") ? line.substring(0, line.indexOf('→')).strip() : line.strip();
    if (left.startsWith("given ")) {
      given(left.substring("given ".length()).split(" +"));
      return left;
    }
    if (!world.submissions.containsKey(ID)) {
      world.opened(ID.text(), "KOR");
    }
    String event = left;
    if (event.startsWith("+")) {
      int blank = event.indexOf(' ');
      world.now = world.now.plus(duration(event.substring(1, blank)));
      event = event.substring(blank).strip();
    }
    Decision decision = happens(event);
    Submission s = world.submission(ID);
    return "%s → %s | %s | %d %d %d | %s"
        .formatted(
            left,
            Words.of(decision.answer()),
            Words.of(s, world.now),
            s.failures(),
            s.wrongGuesses(),
            s.won(),
            Words.of(decision.effects()));
  }

  private Decision happens(String words) {
    int hash = words.indexOf(" #");
    @Nullable Transfer transfer = world.submission(ID).latest();
    if (hash >= 0) {
      TransferId id = begun.get(Integer.parseInt(words.substring(hash + 2)) - 1);
      transfer = world.transfers.get(id);
    }
    String rest = hash < 0 ? words : words.substring(0, hash);
    TransferId fresh = new TransferId(new UUID(0, begun.size() + 1L));
    Event event = Happening.read(rest).to(transfer, fresh, world.now);
    Decision decision = world.happens(ID, account(rest, event, transfer), event);
    if (decision.answer() instanceof Answer.Send send) {
      begun.add(send.intent().id());
    }
    return decision;
  }

  private static @Nullable Opaque account(String words, Event event, @Nullable Transfer transfer) {
    return switch (event) {
      case Event.DepositAsked d -> d.account();
      case Event.HolderAsked h -> World.account(words.substring(11, 12));
      case Event.TransferNews n -> n.transfer().account();
      case Event.CodeEntered c -> transfer == null ? null : transfer.account();
      case Event.HolderAnswered h -> null;
      case Event.SettleAsked s -> s.transfer().account();
      case Event.AnswerLost a -> null;
      case Event.MoreTimeAsked m -> null;
      case Event.TimePassed t -> null;
      case Event.Edited e -> null;
      case Event.Deleted d -> null;
    };
  }

  private void given(String[] words) {
    var p = world.project;
    String name = words[0];
    String value = words[words.length - 1];
    switch (name) {
      case "code-life" ->
          world.project = limits(duration(value), p.guesses(), p.resendGap(), p.sends());
      case "guesses" ->
          world.project = limits(p.codeLife(), Integer.parseInt(value), p.resendGap(), p.sends());
      case "resend-gap" ->
          world.project = limits(p.codeLife(), p.guesses(), duration(value), p.sends());
      case "sends" ->
          world.project = limits(p.codeLife(), p.guesses(), p.resendGap(), Integer.parseInt(value));
      case "country" -> {
        world.koreanIdsOnly = true;
        world.opened(ID.text(), value);
      }
      case "places" -> world.used(World.account(words[1]), Integer.parseInt(value), 0);
      case "checks" -> world.used(World.account(words[1]), 0, Integer.parseInt(value));
      case "mistyped" -> world.mistyped(World.account(words[1]), Integer.parseInt(value));
      default -> throw new IllegalArgumentException("a story cannot be given " + name);
    }
  }

  private static ProjectLimits limits(Duration life, int guesses, Duration gap, int sends) {
    return new ProjectLimits(life, guesses, gap, sends, 0);
  }

  /** Such as {@code 30s}, {@code 4m59s}, {@code 3h59m59.999s}, {@code 30d}. */
  private static Duration duration(String text) {
    return text.endsWith("d")
        ? Duration.ofDays(Long.parseLong(text, 0, text.length() - 1, 10))
        : Duration.parse("PT" + text);
  }
}
