/**
 * Promises that whoever acts on the desk is who they say, may do what they do, and leaves a trace.
 * Must not know of screens, transfers or submissions.
 */
@NullMarked
package io.ilwon.operator;

import org.jspecify.annotations.NullMarked;
