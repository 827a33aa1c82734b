package io.ilwon.submission;

/** The process ends here, in the midst of whatever it does. No code of ours may catch it. */
final class NodeDied extends Error {
  private static final long serialVersionUID = 1L;

  NodeDied() {
    super("a simulated kill", null, false, false);
  }
}
