package io.ilwon.hosted;

import io.ilwon.bank.BankCode;
import io.ilwon.bank.BankDirectory;
import io.ilwon.calls.CallTally;
import io.ilwon.http.Routes;
import io.ilwon.project.Gate;
import io.ilwon.submission.GuessPass;
import io.ilwon.submission.Submissions;
import io.ilwon.transfer.Hold;
import io.ilwon.transfer.StopMessage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Puts the page and the door for its links together. */
public final class Hosted {
  private Hosted() {}

  /**
   * What the page stands on.
   *
   * @param reopens when a bank that is closed by the calendar opens again, where that is known
   * @param messages what people are told of a bank that an operator has stopped
   * @param dataFolder may hold the operator's own marks of banks
   */
  public record Rooms(
      Gate gate,
      Sessions sessions,
      Submissions submissions,
      PageDoor.Projects projects,
      GuessPass.Desk passes,
      BankDirectory banks,
      Hold hold,
      Function<BankCode, Optional<Instant>> reopens,
      Function<BankCode, Optional<StopMessage>> messages,
      Path dataFolder,
      PublicUrl publicUrl) {}

  /** Every route of it, for the public port. */
  public static Routes routes(Rooms r, CallTally calls) {
    Banks banks = new Banks(r.banks());
    Branding branding = new Branding(r.dataFolder());
    Function<BankCode, Availability> availability =
        Availability.of(r.hold(), r.reopens(), r.messages());
    Funnel funnel = new Funnel();
    PageDoor page =
        new PageDoor(
            r.sessions(),
            r.projects(),
            r.submissions(),
            new Pages(banks, branding, availability),
            new PageForms(
                r.sessions(),
                new Moves(r.sessions(), r.submissions(), r.passes(), banks, availability, funnel)),
            r.banks(),
            availability,
            r.publicUrl(),
            funnel);
    return SessionDoor.routes(r.gate(), r.sessions(), r.banks(), r.publicUrl(), calls)
        .and(page.routes())
        .and(new Assets(branding).routes());
  }
}
