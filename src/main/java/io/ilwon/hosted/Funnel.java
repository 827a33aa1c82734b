package io.ilwon.hosted;

import io.ilwon.bank.BankCode;
import io.ilwon.submission.Standing;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How far people come: each link counts once for each screen it reaches, however often that is
 * drawn. What a link has reached is remembered for the last {@link #MOST} links at this node, and
 * nowhere else; somebody led to another node counts there once more.
 */
final class Funnel {
  private static final int MOST = 5_000;

  private final Map<SessionId, Set<String>> reached =
      new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<SessionId, Set<String>> eldest) {
          return size() > MOST;
        }
      };

  /** A page is drawn. */
  void drawn(Guest guest, Screen screen) {
    reached(guest, screen.word(), bank(guest, screen));
  }

  /** A won was asked for: the bank may answer before anybody sees the screen that waits. */
  void sending(Guest guest, BankCode bank) {
    reached(guest, "sending", bank);
  }

  /** The right code was typed; whoever closes the page now has come to its end all the same. */
  void done(Guest guest) {
    Standing.@Nullable Latest latest = guest.standing().latest();
    if (latest != null) {
      reached(guest, "done", latest.account().bank());
      FunnelMeters.typed(latest, guest.standing().now());
    }
  }

  private void reached(Guest guest, String screen, @Nullable BankCode bank) {
    if (isFirst(guest.session().id(), screen)) {
      FunnelMeters.reached(screen, bank);
    }
  }

  private synchronized boolean isFirst(SessionId id, String screen) {
    return reached.computeIfAbsent(id, _ -> new TreeSet<>()).add(screen);
  }

  private static @Nullable BankCode bank(Guest guest, Screen screen) {
    if (screen instanceof Screen.PickBank) {
      return null;
    }
    if (screen instanceof Screen.EnterAccount account) {
      return account.bank();
    }
    Standing.@Nullable Latest latest = guest.standing().latest();
    return latest == null ? null : latest.account().bank();
  }
}
