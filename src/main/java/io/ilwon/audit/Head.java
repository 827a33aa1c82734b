package io.ilwon.audit;

import io.ilwon.crypto.Opaque;
import java.util.UUID;

/** The newest block of a chain: everything before it is fixed by its mac. */
public record Head(UUID chain, long number, Opaque mac) {}
