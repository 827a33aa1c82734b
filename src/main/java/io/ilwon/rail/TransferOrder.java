package io.ilwon.rail;

import io.ilwon.bank.Account;
import io.ilwon.bank.Descriptor;
import io.ilwon.bank.HolderName;
import io.ilwon.bank.Won;
import java.time.Instant;
import java.util.Optional;

/**
 * One transfer as a rail gets it.
 *
 * @param railId our key at the bank, from {@link Rail#newRailId()}
 * @param holder whose account it is said to be, for rails that compare it themselves
 * @param descriptor what the statement shall say; present when sending, absent when inquiring, for
 *     by then the digits exist nowhere
 * @param intentAt when the intent was stored, by the database's clock
 * @param window until when the first byte may leave; {@link SendWindow#closed()} for an inquiry
 */
public record TransferOrder(
    String railId,
    Account account,
    HolderName holder,
    Optional<Descriptor> descriptor,
    Won amount,
    Instant intentAt,
    SendWindow window) {}
