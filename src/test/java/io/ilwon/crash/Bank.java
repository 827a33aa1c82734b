package io.ilwon.crash;

import io.ilwon.rail.kftc.Behaviour;
import io.ilwon.rail.kftc.Behaviour.Manner;
import java.time.Duration;

/** What the bank does with the order: twelve ways. To inquiries it answers as banks do. */
enum Bank {
  BOOKS,
  BOOKS_AND_HANGS,
  BOOKS_AND_RESETS,
  BOOKS_AND_SAYS_503,
  BOOKS_AND_CUTS_ITS_ANSWER,
  BOOKS_AND_TALKS_NONSENSE,
  BOOKS_AND_SPEAKS_OF_ANOTHER,
  REFUSES,
  FORGETS_AND_HANGS,
  FORGETS_AND_RESETS,
  FORGETS_AND_SAYS_503,
  KNOWS_NOTHING_AND_BOOKS_LATER;

  /** Later than a node's end, sooner than the settle horizon. */
  private static final Duration LATER = Duration.ofMillis(700);

  /** The same for the stub bank. */
  Behaviour behaviour() {
    return switch (this) {
      case BOOKS -> Behaviour.USUAL;
      case BOOKS_AND_HANGS -> Behaviour.books(new Manner.Hang());
      case BOOKS_AND_RESETS -> Behaviour.books(new Manner.Reset());
      case BOOKS_AND_SAYS_503 -> Behaviour.books(new Manner.Status(503, false));
      case BOOKS_AND_CUTS_ITS_ANSWER -> Behaviour.books(new Manner.CutBody());
      case BOOKS_AND_TALKS_NONSENSE -> Behaviour.books(new Manner.Garbage());
      case BOOKS_AND_SPEAKS_OF_ANOTHER -> Behaviour.books(new Manner.ForeignId());
      case REFUSES -> Behaviour.refuses("A0000", "412");
      case FORGETS_AND_HANGS -> Behaviour.neglects(new Manner.Hang());
      case FORGETS_AND_RESETS -> Behaviour.neglects(new Manner.Reset());
      case FORGETS_AND_SAYS_503 -> Behaviour.neglects(new Manner.Status(503, false));
      case KNOWS_NOTHING_AND_BOOKS_LATER -> Behaviour.booksLater(LATER);
    };
  }
}
