package io.ilwon.transfer;

import io.ilwon.crypto.Content;
import io.ilwon.crypto.ContentMac;
import io.ilwon.crypto.Opaque;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals transfers' rows, so that one changed by another hand is found before anything is done with
 * it. Two seals a row: {@code origin} over what never changes, {@code seal} over what the rules
 * read. Not sealed is what only decides when to look again (the next inquiry, the operator's
 * queue), and what has its own proof (sealed fields, the code's MAC).
 */
public final class TransferSeal {
  /** What {@link #genuineOrigin} reads, of a table called {@code t}. */
  public static final String ORIGIN = Origin.COLUMNS;

  private static final Logger LOG = LoggerFactory.getLogger(TransferSeal.class);

  private final ContentMac mac;

  public TransferSeal(ContentMac mac) {
    this.mac = mac;
  }

  /** The seal of a transfer as it will be stored. */
  public byte[] of(Transfer transfer) {
    return mac.of(content(transfer));
  }

  /** Whether this server stored exactly this transfer. */
  public boolean genuine(Transfer transfer, byte @Nullable [] seal) {
    return seal != null && mac.matches(seal, content(transfer));
  }

  byte[] origin(Origin origin) {
    return mac.of(origin.content());
  }

  /** The seal of the row's origin with its account under another index key. */
  public byte[] originUnder(ResultSet row, Opaque index) throws SQLException {
    return origin(Origin.read(row).under(index));
  }

  /**
   * Whether what never changes of a row is as the intent stored it.
   *
   * @param row with {@link #ORIGIN}; a broken seal is told to the log
   */
  public boolean genuineOrigin(ResultSet row) throws SQLException {
    Origin origin = Origin.read(row);
    byte @Nullable [] seal = row.getBytes("origin");
    boolean genuine = seal != null && mac.matches(seal, origin.content());
    if (!genuine) {
      LOG.error("the seal of row {} in table transfer is broken; nothing is done", origin.id());
    }
    return genuine;
  }

  private static Content content(Transfer t) {
    StateColumns state = StateColumns.of(t.state());
    return Content.of("transfer")
        .uuid(t.id().uuid())
        .number(t.attempt())
        .bytes(t.account().bytes())
        .text(t.railId())
        .number(t.codeWrong())
        .instant(t.intentAt())
        .instant(t.deadlineAt())
        .instant(t.leaseUntil())
        .text(t.state().word())
        .instant(state.at())
        .text(state.proof())
        .text(state.refusal())
        .flag(t.heard());
  }
}
