/**
 * Promises sealed fields, blind indexes, code MACs and unguessable ids, each under a key of its
 * own, cheap enough for every call. Must not know of anything of ours: callers hand it text and
 * bytes.
 */
@NullMarked
package io.ilwon.crypto;

import org.jspecify.annotations.NullMarked;
