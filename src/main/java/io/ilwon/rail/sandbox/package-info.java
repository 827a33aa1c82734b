/**
 * Promises a bank without a bank: it books one won exactly when it says so, keeps a passbook, and
 * by an account's last four digits does what real banks do at their worst. Must not know of
 * submissions, projects or any real network.
 */
@NullMarked
package io.ilwon.rail.sandbox;

import org.jspecify.annotations.NullMarked;
