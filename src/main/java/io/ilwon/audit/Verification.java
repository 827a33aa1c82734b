package io.ilwon.audit;

import io.ilwon.crypto.ContentMac;
import io.ilwon.crypto.Opaque;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the audit from its first block to its last and names what is not as it was written: an
 * edited, reordered, removed or added block or entry. Against a head also what was cut off or
 * written anew as a whole.
 */
public final class Verification {
  private static final int MOST = 1_000;

  private final ContentMac mac;
  private final Map<UUID, Map<Long, Opaque>> awaited = new HashMap<>();
  private final Set<UUID> found = new HashSet<>();
  private final Map<String, String> entries = new HashMap<>();
  private final LastLines lines = new LastLines();
  private final List<String> problems = new ArrayList<>();
  private @Nullable Block before;
  private long blocks;

  private Verification(ContentMac mac, Optional<Heads> heads) {
    this.mac = mac;
    heads.ifPresent(h -> h.chains().forEach(this::await));
  }

  /**
   * What was found.
   *
   * @param blocks read
   * @param lines what they say last of each row, for whoever can read the rows
   * @param problems a sentence each; empty when the audit is whole
   */
  public record Result(long blocks, LastLines lines, List<String> problems) {}

  /** Reads everything. */
  public static Result of(
      Connection connection, AuditReadStore store, ContentMac mac, Optional<Heads> heads)
      throws SQLException {
    Verification v = new Verification(mac, heads);
    store.blocks(connection, v::block);
    store.chains(
        connection,
        chain -> {
          if (!v.found.contains(chain)) {
            v.problem("chain " + chain + " has no block any more");
          }
        });
    store.entries(connection, v::entry);
    v.entries.keySet().forEach(id -> v.problem("entry " + id + " is gone"));
    v.awaited.forEach((chain, at) ->
        at.keySet().forEach(n -> v.problem("chain " + chain + " ends before block " + n)));
    return new Result(v.blocks, v.lines, List.copyOf(v.problems));
  }

  private void await(Head head) {
    awaited.computeIfAbsent(head.chain(), _ -> new HashMap<>()).put(head.number(), head.mac());
  }

  private void block(Block b) {
    blocks++;
    found.add(b.chain());
    Block last = before;
    boolean goesOn = last != null && last.chain().equals(b.chain());
    long expected = goesOn && last != null ? last.number() + 1 : 1;
    String name = "block " + b.number() + " of chain " + b.chain();
    if (b.number() != expected) {
      problem("chain " + b.chain() + " misses block " + expected);
    }
    @Nullable Opaque head = goesOn && last != null ? last.mac() : null;
    boolean follows = b.number() == expected;
    if (follows
        && !mac.matches(
            b.mac().bytes(), Block.content(b.chain(), b.number(), b.at(), b.entries(), head))) {
      problem(name + " was edited, moved or put after another one");
    }
    heldAgainstHead(b, name);
    for (String text : b.entries().split("\n", -1)) {
      line(b, text);
    }
    before = b;
  }

  private void heldAgainstHead(Block b, String name) {
    Map<Long, Opaque> at = awaited.get(b.chain());
    Opaque expected = at == null ? null : at.remove(b.number());
    if (expected != null && !Arrays.equals(expected.bytes(), b.mac().bytes())) {
      problem(name + " is another one than when the head was taken");
    }
  }

  private void line(Block b, String text) {
    if (text.isEmpty()) {
      return;
    }
    Line.read(text)
        .ifPresentOrElse(
            line -> {
              if (line.table().equals(Deed.TABLE)) {
                entries.put(line.key(), line.tail());
              } else {
                lines.told(b.at(), line);
              }
            },
            () -> problem("block " + b.number() + " of chain " + b.chain() + " has a torn line"));
  }

  private void entry(AuditReadStore.Stored stored) {
    String id = stored.deed().id().toString();
    String told = entries.remove(id);
    if (told == null) {
      problem("entry " + id + " was added by another hand");
    } else if (!told.equals(stored.deed().tail(mac, stored.at()))) {
      problem("entry " + id + " was edited");
    }
  }

  private void problem(String what) {
    if (problems.size() < MOST) {
      problems.add(what);
    }
  }
}
