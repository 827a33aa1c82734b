package io.ilwon.transfer;

import io.ilwon.bank.BankCode;
import java.util.Optional;

/**
 * Something that may keep transfers from being sent. Asked before every intent and again right
 * before the send, so it answers from memory.
 */
@FunctionalInterface
public interface Hold {
  /** Why nothing may be sent to this bank now; empty when it may. */
  Optional<HeldBack> on(BankCode bank);
}
