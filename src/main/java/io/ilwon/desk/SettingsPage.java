package io.ilwon.desk;

import io.ilwon.http.Texts;
import io.ilwon.operator.Power;
import io.ilwon.project.ProjectSettings;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws the settings' page. */
final class SettingsPage {
  private final Control control;
  private final ProjectNames names;
  private final DeskUrl url;

  SettingsPage(Control control, ProjectNames names, DeskUrl url) {
    this.control = control;
    this.names = names;
    this.url = url;
  }

  /** Without a project: which there are. */
  SettingsView choice(Visit visit) {
    List<Choice> projects =
        names.all().entrySet().stream()
            .map(each -> new Choice(each.getKey(), each.getValue(), false))
            .toList();
    return new SettingsView(
        frame(visit),
        SettingsTabs.of(visit, SettingsScreen.PATH),
        projects,
        null,
        server(visit),
        control.server().demo().orElse(null),
        List.of());
  }

  /** One project's, {@code typed} in its fields. */
  SettingsView of(
      Visit visit,
      String id,
      ProjectSettings settings,
      PolicyForm typed,
      List<Form.Fault> faults,
      List<PolicyDiff> lost)
      throws SQLException {
    PolicyWords words = words(visit);
    SettingsView plain = choice(visit);
    String word = new Target.OfProject(id).word();
    Standing stopped =
        control.board().stops().standing(visit).stream()
            .filter(each -> each.what().equals(word))
            .findFirst()
            .orElse(null);
    SettingsView.Of project =
        new SettingsView.Of(
            id,
            settings.name(),
            "***" + settings.brand().text(),
            PolicyForm.drawn(settings),
            visit.may(Power.CHANGE_SETTINGS),
            visit.may(Power.STOP),
            fields(words, settings, typed),
            stopped,
            lost);
    return new SettingsView(
        plain.f(), plain.tabs(), List.of(), project, plain.server(), plain.demo(), faults);
  }

  PolicyWords words(Visit visit) {
    return new PolicyWords(visit.words(), control.server().defaults());
  }

  private static List<SettingsView.Field> fields(
      PolicyWords words, ProjectSettings settings, PolicyForm typed) {
    return Arrays.stream(PolicyField.values())
        .map(field ->
            new SettingsView.Field(
                field.word(),
                field.kind().name().toLowerCase(Locale.ROOT),
                words.label(field),
                words.hint(field),
                typed.text(field),
                words.told(field, settings)))
        .toList();
  }

  private static Frame frame(Visit visit) {
    return visit.frame(Section.SETTINGS, "settings.title");
  }

  private List<SettingsView.Fact> server(Visit visit) {
    Texts w = visit.words();
    ServerFacts server = control.server();
    String won =
        server.totalWon() == 0
            ? w.text("settings.value.unlimited")
            : w.text(
                "settings.value.daily-won",
                "n",
                PolicyWords.grouped(Long.toString(server.totalWon())));
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("mode", w.text(server.live() ? "mode.live" : "mode.test"));
    facts.put("rail", server.rail());
    facts.put("won", won);
    facts.put("public", server.publicUrl().get().orElse("—"));
    facts.put("desk", url.get());
    facts.put("languages", w.text("settings.server.languages.both"));
    return facts.entrySet().stream()
        .map(fact ->
            new SettingsView.Fact(w.text("settings.server." + fact.getKey()), fact.getValue()))
        .toList();
  }
}
