package io.ilwon.desk;

import java.util.List;

/**
 * An operator's own views of the list, above its filters.
 *
 * @param savable whether the filters of this page may be kept under a name
 * @param typed a name that was refused
 */
public record Views(
    List<Saved> saved, boolean savable, boolean full, String typed, List<Form.Fault> faults) {
  /** None, and none to be made. */
  static final Views NONE = new Views(List.of(), false, false, "", List.of());

  /** One of them. */
  public record Saved(String name, String href, boolean here) {
    @Override
    public String toString() {
      return "Saved";
    }
  }

  @Override
  public String toString() {
    return "Views[" + saved.size() + "]";
  }
}
