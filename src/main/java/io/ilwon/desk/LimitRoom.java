package io.ilwon.desk;

import io.ilwon.audit.Trail;
import io.ilwon.project.ApiKeyStore;
import io.ilwon.project.Stranger;
import io.ilwon.submission.AccountLift;
import io.ilwon.submission.KeyTrustStore;
import io.ilwon.submission.LockedAccountStore;
import io.ilwon.transfer.DayLoadStore;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the screen of limits stands on.
 *
 * @param strangers addresses without a key of ours, as this node remembers them
 */
public record LimitRoom(
    DayLoadStore loads,
    LockedAccountStore locked,
    AccountLift accounts,
    KeyTrustStore trust,
    ApiKeyStore keys,
    Trail trail,
    Supplier<List<Stranger>> strangers) {
  @Override
  public String toString() {
    return "LimitRoom";
  }
}
