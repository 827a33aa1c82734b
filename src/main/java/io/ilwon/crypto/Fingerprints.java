package io.ilwon.crypto;

import org.jspecify.annotations.Nullable;

/**
 * One value's blind indexes under the keys of one moment.
 *
 * @param former under the key before the present one; null when the key set has none any more
 * @param formerKey that key's id; 0 when there is none
 */
public record Fingerprints(Opaque present, @Nullable Opaque former, long formerKey) {}
