/**
 * Promises that calls which did not succeed are counted by what went wrong, in memory, and told to
 * the database by the way. Must not know of HTTP, nor anything of a person.
 */
@NullMarked
package io.ilwon.calls;

import org.jspecify.annotations.NullMarked;
