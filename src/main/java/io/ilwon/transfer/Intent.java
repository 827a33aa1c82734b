package io.ilwon.transfer;

import io.ilwon.bank.BankDay;
import io.ilwon.crypto.Opaque;

/**
 * What the first record of a transfer holds beside the rules' own view of it.
 *
 * @param bankCode as the rail will get it
 * @param account sealed account number
 * @param holder sealed holder name
 * @param bankDay the day whose place it takes
 */
public record Intent(
    Transfer transfer,
    String submission,
    String project,
    String bankCode,
    Opaque account,
    Opaque holder,
    String rail,
    BankDay bankDay,
    NodeId node) {}
