package io.ilwon.webhook;

/** Who wants to be told, as those see it who have something to tell. */
public interface Audience {
  /** For tests of other things, and for what tells nobody. */
  Audience NOBODY = of(false);

  /** For commands, which know no endpoints: the statement that stores events asks for them. */
  Audience PERHAPS = of(true);

  /** Whether the project has an endpoint, as of a moment ago. */
  boolean hears(String project);

  /** Events are stored: they may go out. */
  void told();

  private static Audience of(boolean hears) {
    return new Audience() {
      @Override
      public boolean hears(String project) {
        return hears;
      }

      @Override
      public void told() {}
    };
  }
}
