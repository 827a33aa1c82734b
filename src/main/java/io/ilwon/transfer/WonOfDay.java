package io.ilwon.transfer;

import io.ilwon.bank.BankCode;
import io.ilwon.bank.BankDay;

/**
 * What became of a day's transfers of one project to one bank, one won each.
 *
 * @param sent booked, those that were taken back later included
 * @param reversed of these, taken back
 * @param open nobody knows yet
 */
public record WonOfDay(
    BankDay day,
    String project,
    BankCode bank,
    long sent,
    long reversed,
    long refused,
    long open) {}
