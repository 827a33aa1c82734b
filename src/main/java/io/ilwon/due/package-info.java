/**
 * Promises that work which falls due is looked for again and again, at a steady pace, whatever the
 * last look ended with. Must not know what the work is.
 */
@NullMarked
package io.ilwon.due;

import org.jspecify.annotations.NullMarked;
