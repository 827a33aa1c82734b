package io.ilwon.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * First: who one is, and a password.
 *
 * @param fixed whether the name is given already
 * @param role what they will be; null for an operator there is
 */
public record JoinChoice(
    Frame f,
    String path,
    boolean fixed,
    String name,
    String displayName,
    @Nullable String role,
    List<Form.Fault> faults) {
  @Override
  public String toString() {
    return "JoinChoice";
  }
}
