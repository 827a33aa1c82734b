package io.ilwon.guard;

/**
 * What a node has seen committed, in memory and in its data folder.
 *
 * @param identity of the server it was committed on
 * @param generation how often operators had accepted a database by then, from 1
 * @param beat the node's own heartbeats, counted
 */
record Known(Identity identity, long generation, long beat) {
  Known atLeast(long otherGeneration) {
    return new Known(identity, Math.max(generation, otherGeneration), beat);
  }
}
