package rival;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.IntSupplier;

/** The counters of an account over all projects. Always read under its lock. */
@Entity
class Account {
  @Id private String id;
  private LocalDate day;
  private int places;
  private Instant lastRightAt;

  protected Account() {}

  String id() {
    return id;
  }

  Instant lastRightAt() {
    return lastRightAt;
  }

  /**
   * Takes one of the day's ten places.
   *
   * @param open counts the account's open transfers, which keep their place overnight
   * @return false when none is left
   */
  boolean takePlace(LocalDate today, IntSupplier open) {
    if (!today.equals(day)) {
      places = day == null ? 0 : open.getAsInt();
      day = today;
    }
    if (places >= Limits.TRANSFERS_PER_ACCOUNT_AND_DAY) {
      return false;
    }
    places++;
    return true;
  }

  void givePlaceBack() {
    places = Math.max(0, places - 1);
  }

  void rightAt(Instant now) {
    lastRightAt = now;
  }
}
