package io.ilwon.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings' page.
 *
 * @param projects to choose from where none is chosen
 * @param project null where none is chosen
 */
public record SettingsView(
    Frame f,
    List<Item> tabs,
    List<Choice> projects,
    @Nullable Of project,
    List<Fact> server,
    @Nullable String demo,
    List<Form.Fault> faults) {
  /** A word and what stands beside it. */
  public record Fact(String name, String value) {}

  /**
   * One project's.
   *
   * @param drawn stands for what they were when the form was drawn
   * @param line what statements show, the digits masked
   * @param stopped the stop of this project; null for none
   * @param lost what was typed into a form that came too late
   */
  public record Of(
      String id,
      String name,
      String line,
      String drawn,
      boolean mayChange,
      boolean mayStop,
      List<Field> fields,
      @Nullable Standing stopped,
      List<PolicyDiff> lost) {
    @Override
    public String toString() {
      return "Of[" + id + "]";
    }
  }

  /**
   * One setting.
   *
   * @param kind {@code line}, {@code switch} or {@code list}
   * @param value as its field has it
   * @param told the same for people
   */
  public record Field(
      String word, String kind, String label, String hint, String value, String told) {}

  @Override
  public String toString() {
    return "SettingsView";
  }
}
