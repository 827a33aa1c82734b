package io.ilwon.audit;

import io.ilwon.crypto.ContentMac;
import io.ilwon.crypto.Opaque;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The chain of one writer, who writes one block at a time; no writer waits for another's head. A
 * block that is not known to be stored ends its chain: whether it was is for the reader to see, and
 * the next block begins a new one. Not for two threads.
 */
public final class Chain {
  private final ContentMac mac;
  private UUID id = UUID.randomUUID();
  private long number;
  private @Nullable Opaque head;
  private @Nullable Block written;

  public Chain(ContentMac mac) {
    this.mac = mac;
  }

  /** The next block, to be stored by the transaction that changes what the lines tell. */
  public Block next(Instant at, List<Line> lines) {
    if (written != null) {
      id = UUID.randomUUID();
      number = 0;
      head = null;
    }
    Block block = block(mac, id, number + 1, at, Block.text(lines), head);
    written = block;
    return block;
  }

  /** The block that was made last is stored. */
  public void stored() {
    if (written != null) {
      number = written.number();
      head = written.mac();
      written = null;
      AuditMeters.BLOCKS.increment();
    }
  }

  static Block block(
      ContentMac mac, UUID chain, long number, Instant at, String entries, @Nullable Opaque head) {
    byte[] tag = mac.of(Block.content(chain, number, at, entries, head));
    return new Block(chain, number, at, entries, Opaque.of(tag));
  }
}
