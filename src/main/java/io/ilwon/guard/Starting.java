package io.ilwon.guard;

import io.ilwon.transfer.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * A node about to start.
 *
 * @param former the start before on the same data folder, or null
 * @param bootId the operating system's name for the time since it booted
 * @param place of the file that will name this start
 * @param formerPlace of the file that names the former one; null where the data folder does not
 *     hold the database, so that a copy of it copies no database
 */
public record Starting(
    NodeId node,
    @Nullable NodeId former,
    String bootId,
    String place,
    @Nullable String formerPlace) {}
