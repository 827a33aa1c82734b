package io.ilwon.transfer;

/**
 * An account whose transfers of the day are used up.
 *
 * @param transfer its newest
 * @param places how many of the day's ten are taken
 */
public record CappedAccount(TransferId transfer, String submission, String project, int places) {}
