package io.ilwon.submission;

import io.ilwon.crypto.Opaque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The keys a group's commands name. */
final class Keys {
  final List<String> ids = new ArrayList<>();
  final List<String> guessed = new ArrayList<>();
  final List<UUID> transfers = new ArrayList<>();

  /** Accounts that may be counted for the first time. */
  final Set<Opaque> made = new LinkedHashSet<>();

  /** Accounts whose day may be counted. */
  final Set<Opaque> accounts = new LinkedHashSet<>();

  static Keys of(List<Command> commands) {
    Keys keys = new Keys();
    commands.forEach(keys::add);
    return keys;
  }

  private void add(Command command) {
    switch (command) {
      case Command.Open o -> {
        return;
      }
      case Command.Deposit d -> {
        // An unknown bank's account needs no counters: whoever makes them up shall make no rows.
        if (d.bankKnown()) {
          made.add(d.accountIndex());
          accounts.add(d.accountIndex());
        }
      }
      case Command.AskHolder h -> {
        if (h.event().bankKnown()) {
          made.add(h.account());
          accounts.add(h.account());
        }
      }
      case Command.Tell t -> {
        transfers.add(t.transfer().uuid());
        accounts.add(t.account());
      }
      case Command.Settle s -> {
        transfers.add(s.transfer().uuid());
        accounts.add(s.account());
      }
      case Command.Guess g -> guessed.add(g.id().text());
      case Command.TellHolder _, Command.LoseAnswer _ -> {}
      case Command.MoreTime _, Command.LookAtTime _ -> {}
      case Command.Edit _, Command.Delete _ -> {}
    }
    ids.add(command.id().text());
  }
}
