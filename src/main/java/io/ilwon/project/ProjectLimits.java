package io.ilwon.project;

import java.time.Duration;

/**
 * What a project's submissions may do, the server's defaults applied.
 *
 * @param codeLife how long a code lives from the bank's confirmation, at most 15 minutes
 * @param guesses wrong codes a submission may have, 3 to 5
 * @param resendGap how long after a won no second one is sent, at most 10 minutes
 * @param sends won a submission may cost, 1 to 10
 * @param dailyWon won the project may cost a day in Seoul, 0 for no limit
 */
public record ProjectLimits(
    Duration codeLife, int guesses, Duration resendGap, int sends, long dailyWon) {
  static final int GUESSES = 3;
  static final int SENDS = 5;
}
