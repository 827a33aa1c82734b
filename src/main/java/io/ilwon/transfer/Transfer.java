package io.ilwon.transfer;

import io.ilwon.crypto.Opaque;
import java.time.Instant;

/**
 * Our order to move one won, as the rules see it.
 *
 * @param account blind index over bank and account number
 * @param codeMac keyed MAC over (id, digits); empty once it has been deleted
 * @param codeWrong wrong guesses evaluated against this code
 * @param intentAt when the intent was recorded (database clock)
 * @param deadlineAt after this instant no first byte can leave any more
 * @param leaseUntil until then the node that recorded the intent acts on it alone
 * @param heard a caller was answered <i>success</i> for it
 */
public record Transfer(
    TransferId id,
    int attempt,
    Opaque account,
    String railId,
    Opaque codeMac,
    int codeWrong,
    Instant intentAt,
    Instant deadlineAt,
    Instant leaseUntil,
    State state,
    Asking asking,
    boolean heard) {

  /** The same transfer in another state. */
  public Transfer in(State next, Asking nextAsking) {
    return copy(codeWrong, next, nextAsking, heard);
  }

  /** The same transfer after a caller was, or was not, answered success for it. */
  public Transfer heard(boolean nowHeard) {
    return copy(codeWrong, state, asking, nowHeard);
  }

  /** The same transfer after one more wrong guess at its code. */
  public Transfer guessedWrong() {
    return copy(codeWrong + 1, state, asking, heard);
  }

  /** The same transfer, its account under another index key. */
  public Transfer under(Opaque index) {
    return new Transfer(
        id,
        attempt,
        index,
        railId,
        codeMac,
        codeWrong,
        intentAt,
        deadlineAt,
        leaseUntil,
        state,
        asking,
        heard);
  }

  private Transfer copy(int newWrong, State newState, Asking newAsking, boolean newHeard) {
    return new Transfer(
        id,
        attempt,
        account,
        railId,
        codeMac,
        newWrong,
        intentAt,
        deadlineAt,
        leaseUntil,
        newState,
        newAsking,
        newHeard);
  }
}
