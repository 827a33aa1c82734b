package io.ilwon.submission;

/** Who edits or deletes by hand, in the caller's words: often an e-mail address. */
record Editor(String name) {
  @Override
  public String toString() {
    return "Editor(…)";
  }
}
