package io.ilwon.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ilwon.http.Texts;
import io.ilwon.project.ProjectSettings;
import io.ilwon.project.SettingChange;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A project's settings as its form has them, each as text. */
record PolicyForm(Map<PolicyField, String> typed) {
  static PolicyForm of(ProjectSettings settings) {
    Map<PolicyField, String> typed = new EnumMap<>(PolicyField.class);
    for (PolicyField field : PolicyField.values()) {
      typed.put(field, field.of(settings));
    }
    return new PolicyForm(typed);
  }

  static PolicyForm typed(Visit visit) {
    Map<PolicyField, String> typed = new EnumMap<>(PolicyField.class);
    for (PolicyField field : PolicyField.values()) {
      typed.put(field, visit.form(field.word()));
    }
    return new PolicyForm(typed);
  }

  String text(PolicyField field) {
    return typed.getOrDefault(field, "");
  }

  /** The settings with all of it, by the rules of {@code project set}. */
  ProjectSettings over(ProjectSettings now) {
    ProjectSettings changed = now;
    for (PolicyField field : PolicyField.values()) {
      changed = one(changed, field);
    }
    return changed;
  }

  private ProjectSettings one(ProjectSettings now, PolicyField field) {
    // What is shown as it is stored stays as it is, to the millisecond.
    String text = text(field);
    return field.value(text).equals(field.value(field.of(now)))
        ? now
        : SettingChange.apply(now, field.word() + "=" + field.value(text));
  }

  /** Everything wrong with it at once, field by field. */
  List<Form.Fault> faults(ProjectSettings now, Texts words) {
    Form form = new Form(words);
    for (PolicyField field : PolicyField.values()) {
      boolean well;
      try {
        well = one(now, field).name().equals(now.name());
      } catch (IllegalArgumentException _) {
        well = false;
      }
      form.need(well, field.word(), "settings.bad." + field.word());
    }
    return form.faults();
  }

  /** Stands for what the settings were when a form was drawn. */
  static String drawn(ProjectSettings settings) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(of(settings).typed().toString().getBytes(UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "PolicyForm";
  }
}
