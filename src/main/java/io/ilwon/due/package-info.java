/**
 * Promises that work which falls due is looked for again and again, at a steady pace, whatever the
 * last look ended with. Must not know of the work itself.
 */
@NullMarked
package io.ilwon.due;

import org.jspecify.annotations.NullMarked;
