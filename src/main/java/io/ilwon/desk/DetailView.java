package io.ilwon.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * D3 as it is drawn.
 *
 * @param why in a sentence
 * @param open whether it goes on
 * @param notice why some of it cannot be told
 * @param facts of the selected line; empty where none is selected
 * @param reveal where the form that asks for personal data goes
 * @param queue where two people settle it; null where nothing waits for them
 * @param fault what is wrong with the form that asks for personal data
 * @param deeds what the operator may do
 */
public record DetailView(
    Frame f,
    String path,
    String status,
    String tone,
    List<Fact> head,
    String why,
    boolean open,
    @Nullable String notice,
    List<Choice> shown,
    List<Line> lines,
    @Nullable String selected,
    List<Fact> facts,
    boolean revealable,
    String reveal,
    @Nullable String queue,
    @Nullable String fault,
    DetailDeeds deeds) {
  @Override
  public String toString() {
    return "DetailView";
  }

  /** A name and what stands behind it; {@code code} is not read as words. */
  public record Fact(String name, String value, boolean code) {
    @Override
    public String toString() {
      return "Fact";
    }
  }

  /**
   * One line of the timeline.
   *
   * @param result what came of it; null where it is nothing more than its name
   * @param stages before and after, where they differ
   * @param took null where nobody was asked
   * @param width of the bar, of a hundred
   */
  public record Line(
      String href,
      boolean selected,
      Times.Moment at,
      String event,
      @Nullable String result,
      String tone,
      String who,
      @Nullable String stages,
      @Nullable String took,
      int width) {
    @Override
    public String toString() {
      return "Line";
    }
  }
}
