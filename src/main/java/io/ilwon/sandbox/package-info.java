/**
 * Promises what there is to see and to try in dev mode: the sandbox bank's passbook, a fake phone
 * with its switches, and one screen that shows the product at work. Must not know of submissions,
 * projects or real rails; links to the page and calls to list are handed in.
 */
@NullMarked
package io.ilwon.sandbox;

import org.jspecify.annotations.NullMarked;
