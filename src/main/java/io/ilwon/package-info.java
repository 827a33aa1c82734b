/**
 * Promises the wiring: the settings, the command line and the start of everything below. Must not
 * know of rules, money or words of the wire, which live in the packages it puts together.
 */
@NullMarked
package io.ilwon;

import org.jspecify.annotations.NullMarked;
