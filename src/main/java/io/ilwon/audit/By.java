package io.ilwon.audit;

import java.util.ArrayList;
import java.util.List;

/** Who does something to the server, and why; lengths as {@link AuditEntry}'s. */
public record By(String operator, String reason) {
  /** Characters of a detail in each of several entries; the count of them stands behind. */
  private static final int PART = AuditEntry.LONGEST - 20;

  /**
   * What this person did, as one entry, or as several where the detail is too long for one.
   *
   * @throws IllegalArgumentException that names the field and the rule
   */
  public List<AuditEntry> did(String action, String subject, String detail) {
    List<String> parts = parts(detail);
    List<AuditEntry> entries = new ArrayList<>(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      String told =
          parts.size() == 1 ? detail : parts.get(i) + " (" + (i + 1) + " of " + parts.size() + ")";
      entries.add(new AuditEntry(action, subject, told, reason, operator, null));
    }
    return entries;
  }

  private static List<String> parts(String detail) {
    if (detail.length() <= AuditEntry.LONGEST) {
      return List.of(detail);
    }
    List<String> parts = new ArrayList<>();
    for (int from = 0, to; from < detail.length(); from = to) {
      to = Math.min(detail.length(), from + PART);
      if (to < detail.length() && Character.isHighSurrogate(detail.charAt(to - 1))) {
        to--;
      }
      parts.add(detail.substring(from, to));
    }
    return parts;
  }
}
