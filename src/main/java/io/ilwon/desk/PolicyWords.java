package io.ilwon.desk;

import io.ilwon.http.Texts;
import io.ilwon.project.OwnLimits;
import io.ilwon.project.ProjectDefaults;
import io.ilwon.project.ProjectLimits;
import io.ilwon.project.ProjectSettings;
import java.util.ArrayList;
import java.util.List;

/** Settings in words, what is the server's default said as such. */
record PolicyWords(Texts words, ProjectDefaults defaults) {
  String label(PolicyField field) {
    return words.text("settings.label." + field.word());
  }

  String hint(PolicyField field) {
    String key = "settings.hint." + field.word();
    return field.kind() == PolicyField.Kind.LINE
        ? words.text(key, "usual", number(field, usual(field)))
        : words.text(key);
  }

  /** One setting's value for people. */
  String told(PolicyField field, ProjectSettings settings) {
    String text = field.of(settings);
    return switch (field.kind()) {
      case SWITCH -> words.text("settings.value." + text);
      case LIST ->
          text.isEmpty() ? words.text("settings.none." + field.word()) : text.replace("\n", ", ");
      case LINE ->
          text.isEmpty()
              ? words.text("settings.usual", "value", number(field, usual(field)))
              : number(field, text);
    };
  }

  /** What differs between these two. */
  List<PolicyDiff> diffs(ProjectSettings before, ProjectSettings now) {
    List<PolicyDiff> diffs = new ArrayList<>();
    for (PolicyField field : PolicyField.values()) {
      if (!field.of(before).equals(field.of(now))) {
        diffs.add(new PolicyDiff(label(field), told(field, before), told(field, now)));
      }
    }
    return diffs;
  }

  private String number(PolicyField field, String text) {
    if (!text.matches("[0-9]+")) {
      return text;
    }
    boolean none = field == PolicyField.DAILY_WON && text.equals("0");
    return none
        ? words.text("settings.value.unlimited")
        : words.text("settings.value." + field.word(), "n", grouped(text));
  }

  /** Digits as people read them: 10,000. */
  static String grouped(String digits) {
    return digits.replaceAll("(?<=[0-9])(?=([0-9]{3})+$)", ",");
  }

  /** Of a limit alone: the server's own. */
  private String usual(PolicyField field) {
    ProjectLimits usual = OwnLimits.NONE.over(defaults);
    return switch (field) {
      case CODE_LIFE -> PolicyField.minutes(usual.codeLife());
      case GUESSES -> Integer.toString(usual.guesses());
      case SENDS -> Integer.toString(usual.sends());
      case RESEND_GAP -> PolicyField.seconds(usual.resendGap());
      case DAILY_WON -> Long.toString(usual.dailyWon());
      case RETENTION -> Integer.toString(OwnLimits.USUAL_RETENTION_DAYS);
      case OPTION, KOREAN_IDS_ONLY, IP_LIST, RETURN_URLS, FRAME_ANCESTORS -> "";
    };
  }
}
