/**
 * Promises that a database which may have forgotten transfers sends none until a person has
 * answered for the gap. Must not know of submissions, rails or the wire contract.
 */
@NullMarked
package io.ilwon.guard;

import org.jspecify.annotations.NullMarked;
